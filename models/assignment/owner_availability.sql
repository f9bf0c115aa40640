with policy_owners as (
    select * from {{ ref('policy_owners') }}
),

policy_absences as (
    select * from {{ ref('policy_absences') }}
),

local_days as (
    select
        *,
        cast({{ utc_to_local(routing_now(), 'time_zone') }} as date) as local_today
    from policy_owners
),

away_today as (
    select distinct local_days.owner_id
    from local_days
    inner join policy_absences
        on
            local_days.owner_id = policy_absences.owner_id
            and local_days.local_today >= policy_absences.starts_on
            and local_days.local_today <= policy_absences.ends_on
),

-- Active and present on the owner's own day.
owner_availability as (
    select
        local_days.owner_id,
        local_days.local_today,
        local_days.is_active
        and local_days.local_today >= coalesce(local_days.active_from, local_days.local_today)
        and local_days.local_today <= coalesce(local_days.active_to, local_days.local_today) as is_active,
        case
            when
                not local_days.is_active
                or local_days.local_today < local_days.active_from
                or local_days.local_today > local_days.active_to
                then 'owner_inactive'
            when away_today.owner_id is not null then 'owner_absent'
        end as unavailable_reason
    from local_days
    left join away_today on local_days.owner_id = away_today.owner_id
)

select * from owner_availability
