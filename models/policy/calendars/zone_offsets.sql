with work_calendars as (
    select * from {{ ref('work_calendars') }}
),

calendar_days as (
    select * from {{ ref('calendar_days') }}
),

minutes as (
    {{ whole_numbers(1440) }}
),

time_zones as (
    select distinct time_zone
    from work_calendars
),

midnights as (
    select
        time_zones.time_zone,
        {{ moment_of('calendar_days.day_on') }} as read_at,
        {{ utc_offset(moment_of('calendar_days.day_on'), 'time_zones.time_zone') }} as utc_offset
    from time_zones
    cross join calendar_days
),

compared as (
    select
        *,
        lead(utc_offset) over (partition by time_zone order by read_at) as next_offset,
        row_number() over (partition by time_zone order by read_at) as place
    from midnights
),

-- Only days that end otherwise than they began are read minute by minute.
readings as (
    select
        compared.time_zone,
        compared.read_at as day_at,
        compared.next_offset,
        {{ add_seconds('compared.read_at', '60 * minutes.number') }} as read_at
    from compared
    cross join minutes
    where compared.utc_offset <> compared.next_offset
),

changes as (
    select
        time_zone,
        next_offset as utc_offset,
        min(read_at) as starts_at
    from readings
    where {{ utc_offset('read_at', 'time_zone') }} = next_offset
    group by time_zone, day_at, next_offset
    union all
    select
        time_zone,
        utc_offset,
        read_at as starts_at
    from compared
    where place = 1
),

bounded as (
    select
        *,
        lead(starts_at) over (partition by time_zone order by starts_at) as ends_at,
        lag(utc_offset) over (partition by time_zone order by starts_at) as last_offset
    from changes
),

-- Each wall-clock time belongs to the first offset under which the clock shows it or has passed it.
zone_offsets as (
    select
        time_zone,
        utc_offset,
        starts_at,
        coalesce({{ add_seconds('starts_at', 'last_offset') }}, {{ moment_at('1900-01-01 00:00:00') }}) as local_from,
        coalesce({{ add_seconds('ends_at', 'utc_offset') }}, {{ moment_at('9999-12-31 00:00:00') }}) as local_to
    from bounded
)

select * from zone_offsets
