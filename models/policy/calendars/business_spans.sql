with work_calendars as (
    select * from {{ ref('work_calendars') }}
),

calendar_days as (
    select * from {{ ref('calendar_days') }}
    where is_measured
),

business_windows as (
    select * from {{ ref('business_windows') }}
),

days_on as (
    {{ whole_numbers(3) }}
),

window_days as (
    select
        business_windows.*,
        {{ add_days('cast(business_windows.opens_at as date)', '(days_on.number - 1)') }} as day_on
    from business_windows
    cross join days_on
),

-- Windows cut at midnight UTC, and each midnight: every moment of a day has exactly one span that it lies in.
starts as (
    select
        window_days.work_calendar_id,
        calendar_days.day_on,
        {{ later_of('window_days.opens_at', moment_of('calendar_days.day_on')) }} as starts_at,
        {{ earlier_of('window_days.closes_at', midnight_after('calendar_days.day_on')) }} as closes_at
    from window_days
    inner join calendar_days on window_days.day_on = calendar_days.day_on
    where window_days.closes_at > {{ moment_of('calendar_days.day_on') }}
    union all
    select
        work_calendars.work_calendar_id,
        calendar_days.day_on,
        {{ moment_of('calendar_days.day_on') }} as starts_at,
        {{ moment_of('calendar_days.day_on') }} as closes_at
    from work_calendars
    cross join calendar_days
),

measured as (
    select
        *,
        {{ seconds_between('starts_at', 'closes_at') }} as open_seconds
    from starts
),

business_spans as (
    select
        work_calendar_id,
        day_on,
        starts_at,
        coalesce(
            lead(starts_at) over (partition by work_calendar_id, day_on order by starts_at, open_seconds),
            {{ midnight_after('day_on') }}
        ) as ends_at,
        open_seconds,
        cast(sum(open_seconds) over (
            partition by work_calendar_id order by starts_at, open_seconds
            rows between unbounded preceding and current row
        ) as {{ dbt.type_bigint() }}) - open_seconds as seconds_before
    from measured
)

select * from business_spans
