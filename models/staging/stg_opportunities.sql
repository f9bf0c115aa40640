with parsed_opportunities as (
    select * from {{ ref('parsed_opportunities') }}
),

stg_opportunities as (
    select
        -- ids
        opportunity_id,
        account_id,
        lead_id,
        owner_id,

        -- deal
        stage,
        is_closed,
        is_won,
        amount,

        -- times
        created_at,
        closed_at
    from parsed_opportunities
    where reason is null
)

select * from stg_opportunities
