with crm_sync_results as (
    select * from {{ ref('crm_sync_results') }}
),

typed as (
    select
        {{ row_as_json(crm_columns('sync_results')) }} as raw_row,

        -- ids
        {{ clean_text('lead_id') }} as lead_id,
        {{ clean_text('assignment_id') }} as assignment_id,
        {{ clean_text('sync_run_id') }} as sync_run_id,

        -- result
        {{ to_code('operation') }} as operation,
        {{ to_code('status') }} as status,
        {{ clean_text('error_message') }} as error_message,

        -- times
        {{ to_utc_timestamp(clean_text('attempted_at')) }} as attempted_at
    from crm_sync_results
),

judged as (
    select
        *,
        md5(raw_row) as row_hash,
        case
            when lead_id is null then 'missing_lead_id'
            when attempted_at is null then 'unreadable_attempted_at'
        end as unusable_reason
    from typed
),

-- The same attempt told twice is one attempt.
numbered as (
    select
        *,
        row_number() over (
            partition by raw_row
            order by row_hash
        ) as version_number
    from judged
),

parsed_sync_results as (
    select
        *,
        coalesce(
            unusable_reason, case when version_number > 1 then 'duplicate_row' end
        ) as reason
    from numbered
)

select * from parsed_sync_results
