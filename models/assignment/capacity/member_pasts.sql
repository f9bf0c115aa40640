with given_leads as (
    select * from {{ ref('given_leads') }}
),

returned_turns as (
    select * from {{ ref('returned_turns') }}
),

policy_owners as (
    select * from {{ ref('policy_owners') }}
),

owner_availability as (
    select * from {{ ref('owner_availability') }}
),

turns as (
    select
        given_leads.pool_id,
        given_leads.owner_id,
        given_leads.latest_position,
        given_leads.routed_at,
        max(given_leads.routed_at) over (partition by given_leads.pool_id, given_leads.owner_id) as last_routed_at,
        case
            when
                cast({{ utc_to_local('given_leads.routed_at', 'policy_owners.time_zone') }} as date)
                = owner_availability.local_today
                then given_leads.leads
            else 0
        end as leads_of_today
    from given_leads
    inner join policy_owners on given_leads.owner_id = policy_owners.owner_id
    inner join owner_availability on given_leads.owner_id = owner_availability.owner_id
    where given_leads.pool_id is not null
),

summed as (
    select
        pool_id,
        owner_id,
        last_routed_at,
        max(case when routed_at = last_routed_at then latest_position end) as own_position,
        cast(sum(leads_of_today) as {{ dbt.type_int() }}) as given_today
    from turns
    group by pool_id, owner_id, last_routed_at
),

-- What came back since the member's last turn has not been made up for: that turn did not know of it.
member_pasts as (
    select
        summed.pool_id,
        summed.owner_id,
        summed.own_position,
        summed.given_today,
        cast(count(returned_turns.assignment_id) as {{ dbt.type_int() }}) as returned_leads
    from summed
    left join returned_turns
        on
            summed.pool_id = returned_turns.pool_id
            and summed.owner_id = returned_turns.owner_id
            and summed.last_routed_at <= returned_turns.returned_at
    group by summed.pool_id, summed.owner_id, summed.own_position, summed.given_today
)

select * from member_pasts
