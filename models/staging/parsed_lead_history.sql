with crm_lead_history as (
    select * from {{ ref('crm_lead_history') }}
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
        {{ to_utc_timestamp(clean_text('changed_at')) }} as changed_at
    from crm_lead_history
),

judged as (
    select
        *,
        md5(raw_row) as row_hash,
        case
            when lead_id is null then 'missing_lead_id'
            when changed_at is null then 'unreadable_changed_at'
        end as unusable_reason
    from typed
),

-- The same change told twice is one change.
numbered as (
    select
        *,
        row_number() over (
            partition by raw_row
            order by row_hash
        ) as version_number
    from judged
),

parsed_lead_history as (
    select
        *,
        coalesce(
            unusable_reason, case when version_number > 1 then 'duplicate_row' end
        ) as reason
    from numbered
)

select * from parsed_lead_history
