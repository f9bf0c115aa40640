with parsed_opportunities as (
    select * from {{ ref('parsed_opportunities') }}
),

quarantined_opportunities as (
    select
        opportunity_id,
        reason,
        raw_row
    from parsed_opportunities
    where reason is not null
)

select * from quarantined_opportunities
