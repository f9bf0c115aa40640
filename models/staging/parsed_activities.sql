with crm_activities as (
    select * from {{ ref('crm_activities') }}
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
        {{ to_utc_timestamp(clean_text('occurred_at')) }} as occurred_at
    from crm_activities
),

judged as (
    select
        *,
        md5(raw_row) as row_hash,
        case
            when activity_id is null then 'missing_activity_id'
            when lead_id is null then 'missing_lead_id'
            when occurred_at is null then 'unreadable_occurred_at'
        end as unusable_reason
    from typed
),

-- Of several usable rows with one id the latest version stays.
numbered as (
    select
        *,
        row_number() over (
            partition by activity_id, unusable_reason
            order by occurred_at desc nulls last, row_hash
        ) as version_number
    from judged
),

parsed_activities as (
    select
        *,
        coalesce(
            unusable_reason, case when version_number > 1 then 'duplicate_activity_id' end
        ) as reason
    from numbered
)

select * from parsed_activities
