with parsed_leads as (
    select * from {{ ref('parsed_leads') }}
),

quarantined_leads as (
    select
        lead_id,
        reason,
        raw_row
    from parsed_leads
    where reason is not null
)

select * from quarantined_leads
