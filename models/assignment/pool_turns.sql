with policy_pool_members as (
    select * from {{ ref('policy_pool_members') }}
),

owner_availability as (
    select * from {{ ref('owner_availability') }}
),

owner_rooms as (
    select * from {{ ref('owner_rooms') }}
),

policy_owners as (
    select * from {{ ref('policy_owners') }}
),

past_turns as (
    select *
    from {{ source('routing_state', 'assignment_log') }}
    where pool_position is not null
),

pool_clocks as (
    select
        destination as pool_id,
        max(pool_turn) as latest_turn
    from past_turns
    group by destination
),

member_pasts as (
    select
        past_turns.destination as pool_id,
        past_turns.owner_id,
        max(past_turns.pool_position) as own_position,
        sum(
            case
                when
                    cast({{ utc_to_local('past_turns.routed_at', 'policy_owners.time_zone') }} as date)
                    = owner_availability.local_today
                    then 1
                else 0
            end
        ) as given_today
    from past_turns
    inner join policy_owners on past_turns.owner_id = policy_owners.owner_id
    inner join owner_availability on past_turns.owner_id = owner_availability.owner_id
    group by past_turns.destination, past_turns.owner_id
),

present_members as (
    select
        policy_pool_members.*,
        {{ half_slot('policy_pool_members.weight') }} as half_slot
    from policy_pool_members
    inner join owner_availability on policy_pool_members.owner_id = owner_availability.owner_id
    where
        owner_availability.unavailable_reason is null
        and {{ in_effect('policy_pool_members.valid_from', 'policy_pool_members.valid_to') }}
),

-- A newcomer starts where the pool is. Somebody who fell behind, being away or full, may catch up by
-- catch_up_leads at most; who takes part all the time is never behind by more than half a slot.
pool_turns as (
    select
        present_members.pool_id,
        present_members.owner_id,
        present_members.weight,
        present_members.half_slot,
        present_members.sticky_days,
        case
            when member_pasts.own_position is null then coalesce(pool_clocks.latest_turn, 0)
            when present_members.catch_up_leads is null then member_pasts.own_position
            else greatest(
                member_pasts.own_position,
                pool_clocks.latest_turn - (2 * present_members.catch_up_leads + 1) * present_members.half_slot
            )
        end as start_position,
        least(
            owner_rooms.room,
            greatest(0, coalesce(
                present_members.daily_cap - cast(coalesce(member_pasts.given_today, 0) as {{ dbt.type_int() }}),
                1000000000
            ))
        ) as room
    from present_members
    inner join owner_rooms on present_members.owner_id = owner_rooms.owner_id
    left join pool_clocks on present_members.pool_id = pool_clocks.pool_id
    left join member_pasts
        on
            present_members.pool_id = member_pasts.pool_id
            and present_members.owner_id = member_pasts.owner_id
)

select * from pool_turns
