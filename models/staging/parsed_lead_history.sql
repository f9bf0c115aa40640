with crm_lead_history as (
    select * from {{ ref('crm_lead_history') }}
),

-- Trimmed first, since reading a moment looks at its text many times.
trimmed as (
    select
        *,
        {{ clean_text('changed_at') }} as changed_text
    from crm_lead_history
),

typed as (
    select
        {{ row_as_json(crm_columns('lead_history')) }} as raw_row,

        -- ids
        {{ clean_text('lead_id') }} as lead_id,
        {{ clean_text('changed_by') }} as changed_by,

        -- change
        {{ history_field('field') }} as field,
        {{ clean_text('old_value') }} as old_value,
        {{ clean_text('new_value') }} as new_value,

        -- times
        {{ to_utc_timestamp('changed_text') }} as changed_at
    from trimmed
),

{{ judge_rows(
    'typed', 'lead_history',
    key='row_hash',
    unusable={
        'missing_lead_id': 'lead_id is null',
        'unreadable_changed_at': 'changed_at is null'
    },
    repeated='duplicate_row'
) }},

parsed_lead_history as (
    select * from sorted_out
)

select * from parsed_lead_history
