{# Casts, integer arithmetic and time zones, whose spelling or result differs between engines. #}

{# Text to a whole number (bigint), null where it is not one. #}
{% macro to_integer(text) -%}
    {{ return(adapter.dispatch('to_integer', 'lead_routing')(text)) }}
{%- endmacro %}

{% macro default__to_integer(text) -%}
    case when regexp_matches({{ text }}, '^[+-]?[0-9]{1,18}$') then cast({{ text }} as bigint) end
{%- endmacro %}

{# Text 'YYYY-MM-DD' to a date, null where it is not one. #}
{% macro to_date(text) -%}
    {{ return(adapter.dispatch('to_date', 'lead_routing')(text)) }}
{%- endmacro %}

{% macro default__to_date(text) -%}
    case when regexp_matches({{ text }}, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') then try_cast({{ text }} as date) end
{%- endmacro %}

{#
    Text to a timestamp in UTC without zone, whole seconds, null where it can't be read. Reads
    - ISO 8601, with or without a time and an offset; without one it is UTC;
    - seconds or milliseconds since 1970, as APIs write them;
    - dates with slashes or dashes in the order of var('crm_date_order'), dates with dots as day.month.year, and dates
      with the name of the month, each alone or with a 12- or 24-hour time.
#}
{% macro to_utc_timestamp(text) -%}
    {{ return(adapter.dispatch('to_utc_timestamp', 'lead_routing')(text)) }}
{%- endmacro %}

{% macro default__to_utc_timestamp(text) -%}
    {%- set iso = "regexp_replace(" ~ text ~ ", ' ?(UTC|GMT)$', 'Z')" -%}
    date_trunc('second', case
        when regexp_matches({{ text }}, '^[0-9]{10}$') then make_timestamp(cast({{ text }} as bigint) * 1000000)
        when regexp_matches({{ text }}, '^[0-9]{13}$') then make_timestamp(cast({{ text }} as bigint) * 1000)
        when regexp_matches({{ iso }}, '^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[T ].*[0-9](Z|[+-][0-9]{2}(:?[0-9]{2})?)$')
            then timezone('UTC', try_cast({{ iso }} as timestamptz))
        when regexp_matches({{ text }}, '^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([T ]|$)')
            then try_cast({{ text }} as timestamp)
        when regexp_matches({{ text }}, '^[0-9]{1,2}[/.-]([0-9]{1,2}|[A-Za-z]{3})[/.-][0-9]{2}([ ,]|$)')
            then try_strptime({{ text }}, {{ written_date_formats('%y') }})
        else try_strptime({{ text }}, {{ written_date_formats('%Y') }})
    end)
{%- endmacro %}

{# Every strptime format in which people and spreadsheets write a moment, for one way to write the year. #}
{% macro written_date_formats(year) -%}
    {%- set day_and_month = ['%d', '%m'] if var('crm_date_order') == 'dmy' else ['%m', '%d'] -%}
    {%- set dates = [
        day_and_month | join('/') ~ '/' ~ year, day_and_month | join('-') ~ '-' ~ year, '%d.%m.' ~ year,
        '%Y/%m/%d', '%d %b ' ~ year, '%d-%b-' ~ year, '%b %d, ' ~ year, '%d %B ' ~ year, '%B %d, ' ~ year
    ] -%}
    {%- set times = ['', ' %H:%M', ' %H:%M:%S', ' %I:%M %p', ' %I:%M:%S %p', ', %H:%M', ', %H:%M:%S', ', %I:%M %p',
        ', %I:%M:%S %p'] -%}
    [
        {%- for date in dates %}{% set last_date = loop.last %}{% for time in times -%}
        '{{ date ~ time }}'{{ ", " if not (last_date and loop.last) }}
        {%- endfor %}{% endfor -%}
    ]
{%- endmacro %}

{# Whole-number division, cut towards zero; both sides whole numbers, the divisor above zero. #}
{% macro integer_divide(dividend, divisor) -%}
    {{ return(adapter.dispatch('integer_divide', 'lead_routing')(dividend, divisor)) }}
{%- endmacro %}

{% macro default__integer_divide(dividend, divisor) -%}
    (({{ dividend }}) // ({{ divisor }}))
{%- endmacro %}

{# Wall-clock time in an IANA time zone to UTC, both timestamps without zone. #}
{% macro local_to_utc(local_time, time_zone) -%}
    {{ return(adapter.dispatch('local_to_utc', 'lead_routing')(local_time, time_zone)) }}
{%- endmacro %}

{% macro default__local_to_utc(local_time, time_zone) -%}
    timezone('UTC', timezone({{ time_zone }}, {{ local_time }}))
{%- endmacro %}

{# UTC to wall-clock time in an IANA time zone, both timestamps without zone. #}
{% macro utc_to_local(utc_time, time_zone) -%}
    {{ return(adapter.dispatch('utc_to_local', 'lead_routing')(utc_time, time_zone)) }}
{%- endmacro %}

{% macro default__utc_to_local(utc_time, time_zone) -%}
    timezone({{ time_zone }}, timezone('UTC', {{ utc_time }}))
{%- endmacro %}

{# ISO day of the week: Monday 1 to Sunday 7. #}
{% macro iso_weekday(day) -%}
    {{ return(adapter.dispatch('iso_weekday', 'lead_routing')(day)) }}
{%- endmacro %}

{% macro default__iso_weekday(day) -%}
    isodow({{ day }})
{%- endmacro %}

{# Every IANA time zone the engine knows, as a query with one column, time_zone. #}
{% macro known_time_zones() -%}
    {{ return(adapter.dispatch('known_time_zones', 'lead_routing')()) }}
{%- endmacro %}

{% macro default__known_time_zones() -%}
    select name as time_zone from pg_timezone_names()
{%- endmacro %}

{# A day and a time of day ('HH:MM' text) as one timestamp. #}
{% macro day_at(day, time_of_day) -%}
    cast(cast({{ day }} as {{ dbt.type_string() }}) || ' ' || {{ time_of_day }} || ':00' as {{ dbt.type_timestamp() }})
{%- endmacro %}
