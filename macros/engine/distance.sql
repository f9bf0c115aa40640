{#
    Distance on the surface of the earth, the one place where floats are computed with: none is stored or compared. The
    earth is a ball of 6,371,000 metres. Metres are whole, half up; engines agree on the sine of a number to the last
    digit or two of fifteen, which is a millionth of a millimetre.
#}

{# Degrees written as a decimal to whole millionths of a degree, further digits cut; null for anything else. #}
{% macro to_microdegrees(text) -%}
    case
        when {{ regex_matches(text, '^-?[0-9]{1,3}([.][0-9]*)?$') }}
            then case when {{ text }} like '-%' then -1 else 1 end * (
                {{ to_integer(regex_extract(text, '^-?([0-9]+)')) }} * 1000000
                + coalesce({{ to_integer("rpad(" ~ regex_extract(text, '[.]([0-9]{1,6})') ~ ", 6, '0')") }}, 0)
            )
    end
{%- endmacro %}

{# Whole metres between two places in microdegrees, by the haversine formula. #}
{% macro metres_between(latitude, longitude, other_latitude, other_longitude) -%}
    {%- set half_height = "sin((" ~ radians(other_latitude) ~ " - " ~ radians(latitude) ~ ") / 2)" -%}
    {%- set half_width = "sin((" ~ radians(other_longitude) ~ " - " ~ radians(longitude) ~ ") / 2)" -%}
    cast(floor(0.5 + 2 * 6371000 * asin(sqrt(least(
        1,
        {{ half_height }} * {{ half_height }}
        + cos({{ radians(latitude) }}) * cos({{ radians(other_latitude) }}) * {{ half_width }} * {{ half_width }}
    )))) as {{ dbt.type_bigint() }})
{%- endmacro %}

{# Microdegrees to radians, a float of eight bytes. #}
{% macro radians(microdegrees) -%}
    (cast({{ microdegrees }} as {{ type_double() }}) * cast('0.000000017453292519943295' as {{ type_double() }}))
{%- endmacro %}

{# The type of a float of eight bytes. #}
{% macro type_double() -%}
    {{ return(adapter.dispatch('type_double', 'lead_routing')()) }}
{%- endmacro %}

{% macro default__type_double() -%}
    double
{%- endmacro %}

{% macro postgres__type_double() -%}
    float8
{%- endmacro %}

{% macro redshift__type_double() -%}
    float8
{%- endmacro %}

{% macro bigquery__type_double() -%}
    float64
{%- endmacro %}
