with parsed_lead_history as (
    select * from {{ ref('parsed_lead_history') }}
),

quarantined_lead_history as (
    select
        lead_id,
        reason,
        raw_row
    from parsed_lead_history
    where reason is not null
)

select * from quarantined_lead_history
