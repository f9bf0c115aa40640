{{ config(
    materialized='incremental',
    on_schema_change='append_new_columns',
    full_refresh=false
) }}

with lines as (
    select * from {{ ref('lines') }}
),

policy_pool_members as (
    select * from {{ ref('policy_pool_members') }}
),

pool_turns as (
    select * from {{ ref('pool_turns') }}
),

owner_availability as (
    select * from {{ ref('owner_availability') }}
),

seat_limits as (
    select * from {{ ref('seat_limits') }}
),

asked_pools as (
    select distinct pool_id
    from lines
    where pool_id is not null
),

away as (
    select
        policy_pool_members.pool_id,
        policy_pool_members.owner_id,
        coalesce(owner_availability.unavailable_reason, 'not_at_work') as reason,
        0 as after_rank
    from asked_pools
    inner join policy_pool_members on asked_pools.pool_id = policy_pool_members.pool_id
    inner join owner_availability on policy_pool_members.owner_id = owner_availability.owner_id
    left join pool_turns
        on
            policy_pool_members.pool_id = pool_turns.pool_id
            and policy_pool_members.owner_id = pool_turns.owner_id
    where
        pool_turns.owner_id is null
        and {{ in_effect('policy_pool_members.valid_from', 'policy_pool_members.valid_to') }}
),

-- The lead that fills a seat still gets it.
filled as (
    select
        lines.pool_id,
        seat_limits.owner_id,
        'owner_at_capacity' as reason,
        max(seat_limits.full_at) as after_rank
    from lines
    inner join seat_limits on lines.line_id = seat_limits.line_id
    where lines.pool_id is not null and seat_limits.full_at is not null and not seat_limits.is_shut
    group by lines.pool_id, seat_limits.owner_id
),

skipped as (
    select * from away
    union all
    select * from filled
),

identified as (
    select
        {{ fingerprint(['pool_id', 'owner_id', "'" ~ routing_moment() ~ "'"]) }} as skip_id,
        {{ routing_now() }} as routed_at,
        pool_id,
        owner_id,
        reason,
        cast(after_rank as {{ dbt.type_bigint() }}) as after_rank
    from skipped
),

trace_skips as (
    {{ not_yet_in_this('identified', 'skip_id') }}
)

select * from trace_skips
