with parsed_sync_results as (
    select * from {{ ref('parsed_sync_results') }}
),

stg_sync_results as (
    select
        -- ids
        lead_id,
        assignment_id,
        sync_run_id,

        -- result
        operation,
        status,
        error_message,

        -- times
        attempted_at
    from parsed_sync_results
    where reason is null
)

select * from stg_sync_results
