with stg_sync_results as (
    select * from {{ ref('stg_sync_results') }}
),

numbered as (
    select
        *,
        row_number() over (
            partition by lead_id
            order by attempted_at desc, sync_run_id desc nulls last, assignment_id desc nulls last
        ) as recency
    from stg_sync_results
),

-- The latest attempt, where it failed; a later success clears the error.
sync_errors as (
    select
        lead_id,
        assignment_id,
        operation,
        error_message,
        sync_run_id,
        attempted_at as failed_at
    from numbered
    where recency = 1 and status = 'failed'
)

select * from sync_errors
