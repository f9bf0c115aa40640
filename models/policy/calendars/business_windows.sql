with work_calendars as (
    select * from {{ ref('work_calendars') }}
),

calendar_days as (
    select * from {{ ref('calendar_days') }}
),

policy_hours as (
    select * from {{ ref('policy_hours') }}
),

policy_holidays as (
    select * from {{ ref('policy_holidays') }}
),

policy_absences as (
    select * from {{ ref('policy_absences') }}
),

zone_offsets as (
    select * from {{ ref('zone_offsets') }}
),

working_days as (
    select
        work_calendars.work_calendar_id,
        work_calendars.calendar_id,
        work_calendars.time_zone,
        calendar_days.day_on,
        calendar_days.day_of_week,
        policy_holidays.opens_at as holiday_opens_at,
        policy_holidays.closes_at as holiday_closes_at
    from work_calendars
    cross join calendar_days
    left join policy_holidays
        on
            work_calendars.holiday_region = policy_holidays.holiday_region
            and calendar_days.day_on = policy_holidays.holiday_on
    left join policy_absences
        on
            work_calendars.absent_owner_id = policy_absences.owner_id
            and calendar_days.day_on >= policy_absences.starts_on
            and calendar_days.day_on <= policy_absences.ends_on
    where policy_absences.owner_id is null and not coalesce(policy_holidays.is_closed, false)
),

-- By the wall clock. Who closes no later than they open does so on the next day; a half day cuts the usual hours.
shifts as (
    select
        working_days.work_calendar_id,
        working_days.time_zone,
        {{ later_of(
            day_at('working_days.day_on', 'policy_hours.opens_at'),
            day_at('working_days.day_on', 'working_days.holiday_opens_at')
        ) }} as opens_local,
        {{ earlier_of(
            closing_time('working_days.day_on', 'policy_hours.opens_at', 'policy_hours.closes_at'),
            day_at('working_days.day_on', 'working_days.holiday_closes_at')
        ) }} as closes_local
    from working_days
    inner join policy_hours
        on
            working_days.calendar_id = policy_hours.calendar_id
            and working_days.day_of_week = policy_hours.day_of_week
            and working_days.day_on >= coalesce(policy_hours.valid_from, working_days.day_on)
            and working_days.day_on <= coalesce(policy_hours.valid_to, working_days.day_on)
),

windows as (
    select
        shifts.work_calendar_id,
        {{ first_instant('opening', 'shifts.opens_local') }} as opens_at,
        {{ first_instant('closing', 'shifts.closes_local') }} as closes_at
    from shifts
    inner join zone_offsets as opening on {{ shown_under('opening', 'shifts.time_zone', 'shifts.opens_local') }}
    inner join zone_offsets as closing on {{ shown_under('closing', 'shifts.time_zone', 'shifts.closes_local') }}
    where shifts.opens_local < shifts.closes_local
),

-- An hour in two windows counts once.
cut as (
    select
        work_calendar_id,
        {{ later_of('opens_at', 'max(closes_at) over (
            partition by work_calendar_id order by opens_at, closes_at
            rows between unbounded preceding and 1 preceding
        )') }} as opens_at,
        closes_at
    from windows
),

business_windows as (
    select *
    from cut
    where opens_at < closes_at
)

select * from business_windows
