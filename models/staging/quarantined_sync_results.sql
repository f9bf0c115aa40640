with parsed_sync_results as (
    select * from {{ ref('parsed_sync_results') }}
),

quarantined_sync_results as (
    select
        lead_id,
        reason,
        raw_row
    from parsed_sync_results
    where reason is not null
)

select * from quarantined_sync_results
