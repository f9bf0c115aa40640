with policy_owners as (
    select * from {{ ref('policy_owners') }}
),

owner_availability as (
    select * from {{ ref('owner_availability') }}
),

given_leads as (
    select * from {{ ref('given_leads') }}
),

owner_open_leads as (
    select * from {{ ref('owner_open_leads') }}
),

given as (
    select
        policy_owners.owner_id,
        given_leads.leads_by_rules,
        cast({{ utc_to_local('given_leads.routed_at', 'policy_owners.time_zone') }} as date) as given_on
    from given_leads
    inner join policy_owners on given_leads.owner_id = policy_owners.owner_id
),

-- Days and weeks (from Monday) are the owner's own.
counted as (
    select
        owner_availability.owner_id,
        sum(
            case when given.given_on = owner_availability.local_today then given.leads_by_rules else 0 end
        ) as given_today,
        sum(
            case
                when given.given_on > {{ add_days(
                    'owner_availability.local_today', '-(' ~ iso_weekday('owner_availability.local_today') ~ ')'
                ) }} then given.leads_by_rules
                else 0
            end
        ) as given_this_week
    from owner_availability
    left join given on owner_availability.owner_id = given.owner_id
    group by owner_availability.owner_id
),

measured as (
    select
        policy_owners.owner_id,
        policy_owners.daily_cap,
        policy_owners.weekly_cap,
        policy_owners.open_cap,
        cast(counted.given_today as {{ dbt.type_int() }}) as given_today,
        cast(counted.given_this_week as {{ dbt.type_int() }}) as given_this_week,
        coalesce(owner_open_leads.open_leads, 0) as open_leads
    from policy_owners
    inner join counted on policy_owners.owner_id = counted.owner_id
    left join owner_open_leads on policy_owners.owner_id = owner_open_leads.owner_id
),

-- How many more leads an owner may be given in this run; without a cap, as good as any number.
owner_rooms as (
    select
        *,
        greatest(0, least(
            coalesce(daily_cap - given_today, 1000000000),
            coalesce(weekly_cap - given_this_week, 1000000000),
            coalesce(open_cap - open_leads, 1000000000)
        )) as room
    from measured
)

select * from owner_rooms
