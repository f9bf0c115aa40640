with policy_pool_members as (
    select * from {{ ref('policy_pool_members') }}
),

owner_availability as (
    select * from {{ ref('owner_availability') }}
),

owner_rooms as (
    select * from {{ ref('owner_rooms') }}
),

member_pasts as (
    select * from {{ ref('member_pasts') }}
),

given_leads as (
    select * from {{ ref('given_leads') }}
),

pool_clocks as (
    select
        pool_id,
        max(latest_turn) as latest_turn
    from given_leads
    where latest_turn is not null
    group by pool_id
),

members as (
    select
        policy_pool_members.*,
        {{ half_slot('policy_pool_members.weight') }} as half_slot
    from policy_pool_members
    inner join owner_availability on policy_pool_members.owner_id = owner_availability.owner_id
    where
        owner_availability.unavailable_reason is null
        and (owner_availability.is_at_work or not policy_pool_members.only_at_work)
        and {{ in_effect('policy_pool_members.valid_from', 'policy_pool_members.valid_to') }}
),

-- A newcomer starts where the pool is. Somebody who fell behind, being away or full, may catch up by
-- catch_up_leads at most; who takes part all the time is never behind by more than half a slot. By load, a member
-- stands where as many turns as it has open leads have brought it.
pool_turns as (
    select
        members.pool_id,
        members.owner_id,
        members.distribution,
        members.weight,
        members.half_slot,
        members.sticky_days,
        case
            when members.distribution = 'least_loaded' then 2 * members.half_slot * owner_rooms.open_leads
            when member_pasts.own_position is null then coalesce(pool_clocks.latest_turn, 0)
            when members.catch_up_leads is null then member_pasts.own_position
            else greatest(
                member_pasts.own_position,
                pool_clocks.latest_turn - (2 * members.catch_up_leads + 1) * members.half_slot
            )
        end
        - case
            when members.credits_returned and members.distribution = 'round_robin'
                then 2 * members.half_slot * coalesce(member_pasts.returned_leads, 0)
            else 0
        end as start_position,
        least(
            owner_rooms.room,
            greatest(0, coalesce(members.daily_cap - coalesce(member_pasts.given_today, 0), 1000000000))
        ) as room
    from members
    inner join owner_rooms on members.owner_id = owner_rooms.owner_id
    left join pool_clocks on members.pool_id = pool_clocks.pool_id
    left join member_pasts
        on
            members.pool_id = member_pasts.pool_id
            and members.owner_id = member_pasts.owner_id
)

select * from pool_turns
