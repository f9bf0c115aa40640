with pools as (
    select * from {{ ref('pools') }}
),

pool_members as (
    select
        *,
        pool_id || ' / ' || owner_id as member
    from {{ ref('pool_members') }}
),

owners as (
    select * from {{ ref('owners') }}
),

policy_owners as (
    select * from {{ ref('policy_owners') }}
),

policy_pool_members as (
    select * from {{ ref('policy_pool_members') }}
),

-- Somebody who may be on leave, but works here today.
served_pools as (
    select distinct policy_pool_members.pool_id
    from policy_pool_members
    inner join policy_owners on policy_pool_members.owner_id = policy_owners.owner_id
    where
        policy_owners.is_active
        and {{ in_effect('policy_owners.active_from', 'policy_owners.active_to') }}
        and {{ in_effect('policy_pool_members.valid_from', 'policy_pool_members.valid_to') }}
),

pool_policy_errors as (
    {{ key_problems('pools.csv', 'pool_id') }}
    union all
    {{ number_problems('pools.csv', 'pool_id', 'catch_up_leads') }}
    union all
    {{ number_problems('pools.csv', 'pool_id', 'sticky_days') }}
    union all
    {{ word_problems('pools.csv', 'pool_id', 'distribution', ['round_robin', 'least_loaded']) }}
    union all
    {{ word_problems('pools.csv', 'pool_id', 'credits_returned', ['true', 'false']) }}
    union all
    {{ word_problems('pools.csv', 'pool_id', 'only_at_work', ['true', 'false']) }}
    union all
    select {{ problem(
        'pools.csv', 'pools.pool_id', 'pool_id', "'has no member in pool_members.csv who is active today'"
    ) }}
    from pools
    left join served_pools on pools.pool_id = served_pools.pool_id
    where served_pools.pool_id is null
    union all
    {{ key_problems('pool_members.csv', 'member') }}
    union all
    {{ reference_problems('pool_members.csv', 'member', 'pool_id', 'pools', 'pool_id') }}
    union all
    {{ reference_problems('pool_members.csv', 'member', 'owner_id', 'owners', 'owner_id') }}
    union all
    {{ number_problems('pool_members.csv', 'member', 'weight', least=1, required=true) }}
    union all
    {{ number_problems('pool_members.csv', 'member', 'daily_cap') }}
    union all
    {{ date_problems('pool_members.csv', 'member', 'valid_from') }}
    union all
    {{ date_problems('pool_members.csv', 'member', 'valid_to') }}
    union all
    {{ period_problems('pool_members.csv', 'member') }}
)

select * from pool_policy_errors
