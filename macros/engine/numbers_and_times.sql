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
    Text to a timestamp in UTC without zone, whole seconds, null where it can't be read. Reads ISO 8601 with or without
    an offset (none means UTC), a date alone, and dates with slashes as var('crm_date_order') says, with a 12- or
    24-hour time.
#}
{% macro to_utc_timestamp(text) -%}
    {{ return(adapter.dispatch('to_utc_timestamp', 'lead_routing')(text)) }}
{%- endmacro %}

{% macro default__to_utc_timestamp(text) -%}
    {%- set date_format = '%d/%m/%Y' if var('crm_date_order') == 'dmy' else '%m/%d/%Y' -%}
    date_trunc('second', coalesce(
        case
            when regexp_matches({{ text }}, '^[0-9]{4}-[0-9]{2}-[0-9]{2}')
                then cast(try_cast(regexp_replace({{ text }}, ' ?UTC$', 'Z') as timestamptz) as timestamp)
        end,
        try_strptime({{ text }}, [
            '{{ date_format }}', '{{ date_format }} %H:%M', '{{ date_format }} %H:%M:%S',
            '{{ date_format }} %I:%M %p', '{{ date_format }}, %I:%M %p', '{{ date_format }} %I:%M:%S %p'
        ])
    ))
{%- endmacro %}

{# Whole-number division, rounded down; both sides whole numbers, the divisor above zero. #}
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
