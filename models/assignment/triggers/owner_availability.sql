with policy_owners as (
    select * from {{ ref('policy_owners') }}
),

policy_absences as (
    select * from {{ ref('policy_absences') }}
),

business_windows as (
    select * from {{ ref('business_windows') }}
),

at_work as (
    select distinct work_calendar_id
    from business_windows
    where opens_at <= {{ routing_now() }} and closes_at > {{ routing_now() }}
),

local_days as (
    select
        *,
        cast({{ utc_to_local(routing_now(), 'time_zone') }} as date) as local_today
    from policy_owners
),

-- Of absences that overlap, the one that began last says who stands in.
absences_today as (
    select
        policy_absences.*,
        local_days.local_today
    from local_days
    inner join policy_absences
        on
            local_days.owner_id = policy_absences.owner_id
            and local_days.local_today >= policy_absences.starts_on
            and local_days.local_today <= policy_absences.ends_on
),

away_today as (
    {{ first_row_per('owner_id', 'absences_today', 'starts_on desc, ends_on desc, stand_in_owner_id') }}
),

-- Active and present on the owner's own day.
present as (
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
        end as unavailable_reason,
        at_work.work_calendar_id is not null as is_at_work,
        coalesce(away_today.passes_on_open_leads, false) as passes_on_open_leads,
        away_today.stand_in_owner_id
    from local_days
    left join away_today on local_days.owner_id = away_today.owner_id
    left join at_work on local_days.work_calendar_id = at_work.work_calendar_id
),

-- Who stands in must be there, and for somebody who still works here.
owner_availability as (
    select
        present.owner_id,
        present.local_today,
        present.is_active,
        present.unavailable_reason,
        present.is_at_work,
        present.is_active and present.passes_on_open_leads as passes_on_open_leads,
        case when present.is_active then stand_ins.owner_id end as stand_in_owner_id
    from present
    left join present as stand_ins
        on
            present.stand_in_owner_id = stand_ins.owner_id
            and stand_ins.unavailable_reason is null
)

select * from owner_availability
