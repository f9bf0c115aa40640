with stg_opportunities as (
    select * from {{ ref('stg_opportunities') }}
),

numbered as (
    select
        *,
        row_number() over (
            partition by account_id
            order by created_at desc nulls last, opportunity_id
        ) as recency
    from stg_opportunities
    where not is_closed and account_id is not null
),

-- One row per account with an open deal: the newest one.
open_opportunities as (
    select
        account_id,
        opportunity_id,
        owner_id
    from numbered
    where recency = 1
)

select * from open_opportunities
