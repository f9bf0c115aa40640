with policy_owners as (
    select * from {{ ref('policy_owners') }}
),

policy_sla as (
    select * from {{ ref('policy_sla') }}
),

absent_owners as (
    select distinct owner_id
    from {{ ref('policy_absences') }}
),

chosen as (
    select
        policy_owners.owner_id,
        policy_sla.sla_policy,
        policy_owners.time_zone,
        case policy_sla.clock
            when 'elapsed' then {{ elapsed_calendar() }}
            else policy_owners.calendar_id
        end as calendar_id,
        case policy_sla.clock when 'business' then policy_owners.holiday_region end as holiday_region,
        case policy_sla.on_absence when 'pause' then absent_owners.owner_id end as absent_owner_id
    from policy_owners
    cross join policy_sla
    left join absent_owners on policy_owners.owner_id = absent_owners.owner_id
),

owner_clocks as (
    select
        *,
        {{ work_calendar('calendar_id', 'time_zone', 'holiday_region', 'absent_owner_id') }} as work_calendar_id
    from chosen
)

select * from owner_clocks
