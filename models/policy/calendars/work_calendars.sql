with policy_owners as (
    select * from {{ ref('policy_owners') }}
),

owner_clocks as (
    select * from {{ ref('owner_clocks') }}
),

-- The hours of every owner, and those that a promise of theirs runs by.
named as (
    select
        work_calendar_id,
        calendar_id,
        time_zone,
        holiday_region,
        cast(null as {{ dbt.type_string() }}) as absent_owner_id
    from policy_owners
    union all
    select
        work_calendar_id,
        calendar_id,
        time_zone,
        holiday_region,
        absent_owner_id
    from owner_clocks
),

work_calendars as (
    select distinct *
    from named
)

select * from work_calendars
