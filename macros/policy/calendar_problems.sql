{# What is wrong with business_hours.csv and holidays.csv; reads the CTEs business_hours, shifts and holidays. #}
{% macro calendar_problems() -%}
    {{ key_problems('business_hours.csv', 'opening') }}
    union all
    {{ word_problems(
        'business_hours.csv', 'calendar_day', 'weekday', ['1', '2', '3', '4', '5', '6', '7'], required=true
    ) }}
    union all
    {{ time_of_day_problems('business_hours.csv', 'calendar_day', 'opens_at') }}
    union all
    {{ time_of_day_problems('business_hours.csv', 'calendar_day', 'closes_at') }}
    union all
    select {{ problem(
        'business_hours.csv', 'calendar_day', 'closes_at',
        "'is on the next day, more than 16 hours after opens_at: ' || closes_at"
    ) }}
    from shifts
    where closes_minute < opens_minute and open_minutes > 960
    union all
    select {{ problem(
        'business_hours.csv', 'one.calendar_day', 'opens_at',
        "'overlaps the hours from ' || other.opens_at || ' to ' || other.closes_at || ' of ' || other.calendar_day"
        ~ " || ': ' || one.opens_at"
    ) }}
    from shifts as one
    inner join shifts as other
        on
            one.calendar_id = other.calendar_id
            and one.opening <> other.opening
            and mod(one.opens_in_week - other.opens_in_week + 10080, 10080) < other.open_minutes
            and (one.opens_in_week <> other.opens_in_week or one.opening > other.opening)
            and coalesce(one.valid_from, '') <= coalesce(other.valid_to, '9999')
            and coalesce(other.valid_from, '') <= coalesce(one.valid_to, '9999')
    union all
    {{ date_problems('business_hours.csv', 'calendar_day', 'valid_from') }}
    union all
    {{ date_problems('business_hours.csv', 'calendar_day', 'valid_to') }}
    union all
    select {{ problem('business_hours.csv', 'calendar_day', 'valid_to', "'is before valid_from: ' || valid_to") }}
    from business_hours
    where valid_to < valid_from
    union all
    {{ key_problems('holidays.csv', 'holiday') }}
    union all
    {{ date_problems('holidays.csv', 'holiday', 'holiday_on', required=true) }}
    union all
    {{ time_of_day_problems('holidays.csv', 'holiday', 'opens_at', required=false) }}
    union all
    {{ time_of_day_problems('holidays.csv', 'holiday', 'closes_at', required=false) }}
    union all
    select {{ problem('holidays.csv', 'holiday', 'closes_at', "'is not after opens_at: ' || closes_at") }}
    from holidays
    where closes_at <= opens_at
{%- endmacro %}

{# A time of day written HH:MM as minutes since midnight, null where it is none. #}
{% macro minute_of_day(time_of_day) -%}
    60 * {{ to_integer('substr(' ~ time_of_day ~ ', 1, 2)') }} + {{ to_integer('substr(' ~ time_of_day ~ ', 4, 2)') }}
{%- endmacro %}
