with policy_owners as (
    select * from {{ ref('policy_owners') }}
),

business_hours as (
    select * from {{ ref('business_hours') }}
),

holidays as (
    select * from {{ ref('holidays') }}
),

day_numbers as (
    {{ whole_numbers(var('calendar_days_back') + var('calendar_days_ahead')) }}
),

work_calendars as (
    select distinct
        work_calendar_id,
        calendar_id,
        time_zone,
        holiday_region
    from policy_owners
),

days as (
    select {{ add_days(
        'cast(' ~ routing_now() ~ ' as date)', '(number - ' ~ var('calendar_days_back') ~ ')'
    ) }} as day_on
    from day_numbers
),

working_days as (
    select
        work_calendars.work_calendar_id,
        work_calendars.calendar_id,
        work_calendars.time_zone,
        days.day_on
    from work_calendars
    cross join days
    left join holidays
        on
            work_calendars.holiday_region = holidays.holiday_region
            and days.day_on = {{ to_date('holidays.holiday_on') }}
    where holidays.holiday_on is null
),

windows as (
    select
        working_days.work_calendar_id,
        {{ local_to_utc(day_at('working_days.day_on', 'business_hours.opens_at'), 'working_days.time_zone') }}
            as opens_at,
        {{ local_to_utc(day_at('working_days.day_on', 'business_hours.closes_at'), 'working_days.time_zone') }}
            as closes_at
    from working_days
    inner join business_hours
        on
            working_days.calendar_id = business_hours.calendar_id
            and {{ iso_weekday('working_days.day_on') }} = {{ to_integer('business_hours.weekday') }}
            and working_days.day_on >= coalesce({{ to_date('business_hours.valid_from') }}, working_days.day_on)
            and working_days.day_on <= coalesce({{ to_date('business_hours.valid_to') }}, working_days.day_on)
),

measured as (
    select
        *,
        {{ seconds_between('opens_at', 'closes_at') }} as open_seconds
    from windows
),

-- Running totals turn the working time between any two instants into two look-ups.
business_windows as (
    select
        *,
        cast(sum(open_seconds) over (
            partition by work_calendar_id order by opens_at rows between unbounded preceding and current row
        ) as {{ dbt.type_bigint() }}) - open_seconds as seconds_before
    from measured
)

select * from business_windows
