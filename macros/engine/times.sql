{# Days, moments and time zones. Moments are timestamps in UTC without a zone, in whole seconds. #}

{# Seconds from one moment to another (bigint), negative when it comes first. #}
{% macro seconds_between(earlier, later) -%}
    {{ return(adapter.dispatch('seconds_between', 'lead_routing')(earlier, later)) }}
{%- endmacro %}

{% macro default__seconds_between(earlier, later) -%}
    {{ dbt.datediff(earlier, later, 'second') }}
{%- endmacro %}

{% macro bigquery__seconds_between(earlier, later) -%}
    timestamp_diff({{ later }}, {{ earlier }}, second)
{%- endmacro %}

{% macro postgres__seconds_between(earlier, later) -%}
    cast(extract(epoch from ({{ later }}) - ({{ earlier }})) as bigint)
{%- endmacro %}

{% macro redshift__seconds_between(earlier, later) -%}
    {{ lead_routing.default__seconds_between(earlier, later) }}
{%- endmacro %}

{% macro spark__seconds_between(earlier, later) -%}
    timestampdiff(second, {{ earlier }}, {{ later }})
{%- endmacro %}

{# A moment some seconds later, or earlier when they are negative. #}
{% macro add_seconds(moment, seconds) -%}
    {{ return(adapter.dispatch('add_seconds', 'lead_routing')(moment, seconds)) }}
{%- endmacro %}

{% macro default__add_seconds(moment, seconds) -%}
    {{ dbt.dateadd('second', seconds, moment) }}
{%- endmacro %}

{# dbt's own counts the seconds in 32 bits. #}
{% macro duckdb__add_seconds(moment, seconds) -%}
    ({{ moment }} + to_seconds({{ seconds }}))
{%- endmacro %}

{% macro bigquery__add_seconds(moment, seconds) -%}
    timestamp_add({{ moment }}, interval ({{ seconds }}) second)
{%- endmacro %}

{% macro spark__add_seconds(moment, seconds) -%}
    timestampadd(second, {{ seconds }}, {{ moment }})
{%- endmacro %}

{# A day some days later, or earlier when they are negative. #}
{% macro add_days(day, days) -%}
    {{ return(adapter.dispatch('add_days', 'lead_routing')(day, days)) }}
{%- endmacro %}

{% macro default__add_days(day, days) -%}
    cast({{ dbt.dateadd('day', days, day) }} as date)
{%- endmacro %}

{% macro bigquery__add_days(day, days) -%}
    date_add({{ day }}, interval ({{ days }}) day)
{%- endmacro %}

{% macro spark__add_days(day, days) -%}
    date_add({{ day }}, cast({{ days }} as int))
{%- endmacro %}

{# ISO day of the week: Monday 1 to Sunday 7. The first day of 1900 was a Monday. #}
{% macro iso_weekday(day) -%}
    mod({{ integer_divide(seconds_between(moment_of("cast('1900-01-01' as date)"), moment_of(day)), 86400) }}, 7) + 1
{%- endmacro %}

{# The moment a day begins. #}
{% macro moment_of(day) -%}
    cast({{ day }} as {{ dbt.type_timestamp() }})
{%- endmacro %}

{# The moment a day ends. #}
{% macro midnight_after(day) -%}
    {{ moment_of(add_days(day, 1)) }}
{%- endmacro %}

{# A moment written out, 'YYYY-MM-DD HH:MM:SS'. #}
{% macro moment_at(text) -%}
    cast('{{ text }}' as {{ dbt.type_timestamp() }})
{%- endmacro %}

{# A moment as text to the minute, 'YYYY-MM-DD HH:MM'; left to themselves, engines write moments differently. #}
{% macro minute_as_text(moment) -%}
    {%- set day = 'cast(' ~ moment ~ ' as date)' -%}
    {%- set minutes = integer_divide(seconds_between(moment_of(day), moment), 60) -%}
    {{ as_text(day) }} || ' ' || {{ two_digits(as_text(integer_divide(minutes, 60))) }} || ':'
    || {{ two_digits(as_text('mod(' ~ minutes ~ ', 60)')) }}
{%- endmacro %}

{# A day and a time of day ('HH:MM' text) as one timestamp. #}
{% macro day_at(day, time_of_day) -%}
    cast(cast({{ day }} as {{ dbt.type_string() }}) || ' ' || {{ time_of_day }} || ':00' as {{ dbt.type_timestamp() }})
{%- endmacro %}

{# UTC to wall-clock time in an IANA time zone. #}
{% macro utc_to_local(moment, time_zone) -%}
    {{ return(adapter.dispatch('utc_to_local', 'lead_routing')(moment, time_zone)) }}
{%- endmacro %}

{% macro default__utc_to_local(moment, time_zone) -%}
    convert_timezone('UTC', {{ time_zone }}, {{ moment }})
{%- endmacro %}

{% macro duckdb__utc_to_local(moment, time_zone) -%}
    timezone({{ time_zone }}, timezone('UTC', {{ moment }}))
{%- endmacro %}

{% macro postgres__utc_to_local(moment, time_zone) -%}
    (({{ moment }}) at time zone 'UTC' at time zone {{ time_zone }})
{%- endmacro %}

{% macro redshift__utc_to_local(moment, time_zone) -%}
    {{ lead_routing.default__utc_to_local(moment, time_zone) }}
{%- endmacro %}

{% macro spark__utc_to_local(moment, time_zone) -%}
    from_utc_timestamp({{ moment }}, {{ time_zone }})
{%- endmacro %}

{% macro bigquery__utc_to_local(moment, time_zone) -%}
    timestamp(datetime({{ moment }}, {{ time_zone }}))
{%- endmacro %}

{# Seconds by which the wall clock of an IANA time zone is ahead of UTC at a moment. #}
{% macro utc_offset(moment, time_zone) -%}
    {{ seconds_between(moment, utc_to_local(moment, time_zone)) }}
{%- endmacro %}

{# Text 'YYYY-MM-DD' to a date, null where it is not one. #}
{% macro to_date(text) -%}
    case
        when {{ regex_matches(text, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') }} then {{ calendar_day(text) }}
    end
{%- endmacro %}

{# Text that is written YYYY-MM-DD to a date, null for a day that the calendar doesn't have. #}
{% macro calendar_day(text) -%}
    {{ return(adapter.dispatch('calendar_day', 'lead_routing')(text)) }}
{%- endmacro %}

{% macro default__calendar_day(text) -%}
    case when {{ text }} not like '0000%' then try_cast({{ text }} as date) end
{%- endmacro %}

{% macro bigquery__calendar_day(text) -%}
    case when {{ text }} not like '0000%' then safe_cast({{ text }} as date) end
{%- endmacro %}

{% macro redshift__calendar_day(text) -%}
    {{ lead_routing.default__calendar_day(text) }}
{%- endmacro %}

{# Without a cast that may fail, the calendar itself. #}
{% macro postgres__calendar_day(text) -%}
    {%- set year, month, day = 'substr(' ~ text ~ ', 1, 4)', 'substr(' ~ text ~ ', 6, 2)', 'substr(' ~ text ~ ', 9, 2)' -%}
    case
        when {{ year }} = '0000' or {{ month }} not between '01' and '12' or {{ day }} = '00' then null
        when {{ day }} > case
            when {{ month }} in ('04', '06', '09', '11') then '30'
            when {{ month }} <> '02' then '31'
            when {{ whole(year) }} % 4 = 0 and ({{ whole(year) }} % 100 <> 0 or {{ whole(year) }} % 400 = 0) then '29'
            else '28'
        end then null
        else cast({{ text }} as date)
    end
{%- endmacro %}

{# Digits to a number; only where a pattern has made sure that they are digits. #}
{% macro whole(digits) -%}
    cast({{ digits }} as {{ dbt.type_int() }})
{%- endmacro %}
