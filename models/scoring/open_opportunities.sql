with stg_opportunities as (
    select * from {{ ref('stg_opportunities') }}
),

still_open as (
    select *
    from stg_opportunities
    where not is_closed and account_id is not null
),

newest as (
    {{ first_row_per('account_id', 'still_open', 'created_at desc nulls last, ' ~ by_bytes('opportunity_id')) }}
),

-- One row per account with an open deal: the newest one.
open_opportunities as (
    select
        account_id,
        opportunity_id,
        owner_id
    from newest
)

select * from open_opportunities
