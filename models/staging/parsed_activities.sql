with crm_activities as (
    select * from {{ ref('crm_activities') }}
),

-- Trimmed first, since reading a moment looks at its text many times.
trimmed as (
    select
        *,
        {{ clean_text('occurred_at') }} as occurred_text
    from crm_activities
),

typed as (
    select
        {{ row_as_json(crm_columns('activities')) }} as raw_row,

        -- ids
        {{ clean_text('activity_id') }} as activity_id,
        {{ clean_text('lead_id') }} as lead_id,
        {{ clean_text('owner_id') }} as owner_id,

        -- kind
        {{ to_code('activity_type') }} as activity_type,
        {{ activity_direction('direction', 'activity_type', 'owner_id') }} as direction,

        -- times
        {{ to_utc_timestamp('occurred_text') }} as occurred_at
    from trimmed
),

{{ judge_rows(
    'typed', 'activities',
    key='activity_id',
    unusable={
        'missing_activity_id': 'activity_id is null',
        'missing_lead_id': 'lead_id is null',
        'unreadable_occurred_at': 'occurred_at is null'
    },
    repeated='duplicate_activity_id',
    latest_first=['occurred_at']
) }},

parsed_activities as (
    select * from sorted_out
)

select * from parsed_activities
