with pool_members as (
    select * from {{ ref('pool_members') }}
),

pools as (
    select * from {{ ref('pools') }}
),

policy_pool_members as (
    select
        -- ids
        {{ clean_text('pool_members.pool_id') }} as pool_id,
        {{ clean_text('pool_members.owner_id') }} as owner_id,

        -- how the pool shares out
        coalesce({{ to_code('pools.distribution') }}, 'round_robin') as distribution,
        coalesce({{ to_code('pools.credits_returned') }} = 'true', false) as credits_returned,
        coalesce({{ to_code('pools.only_at_work') }} = 'true', false) as only_at_work,

        -- numbers
        {{ to_integer('pool_members.weight') }} as weight,
        {{ to_integer('pool_members.daily_cap') }} as daily_cap,
        {{ to_integer('pools.catch_up_leads') }} as catch_up_leads,
        {{ to_integer('pools.sticky_days') }} as sticky_days,

        -- times
        {{ to_date('pool_members.valid_from') }} as valid_from,
        {{ to_date('pool_members.valid_to') }} as valid_to
    from pool_members
    inner join pools on pool_members.pool_id = pools.pool_id
)

select * from policy_pool_members
