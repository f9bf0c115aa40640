with stg_sync_results as (
    select * from {{ ref('stg_sync_results') }}
),

latest_attempts as (
    {{ first_row_per(
        'lead_id',
        'stg_sync_results',
        'attempted_at desc, ' ~ by_bytes('sync_run_id') ~ ' desc nulls last, '
        ~ by_bytes('assignment_id') ~ ' desc nulls last, ' ~ by_bytes('status') ~ ' nulls last, '
        ~ by_bytes('operation') ~ ' nulls last, ' ~ by_bytes('error_message') ~ ' nulls last'
    ) }}
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
    from latest_attempts
    where status = 'failed'
)

select * from sync_errors
