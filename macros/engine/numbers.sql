{# Whole numbers and decimals, which engines cast, divide and round differently. Nothing here is ever a float. #}

{# Text to a whole number (bigint), null where it is not one; 18 digits can't overflow it. #}
{% macro to_integer(text) -%}
    case
        when {{ regex_matches(text, '^[+-]?[0-9]{1,18}$') }} then cast({{ text }} as {{ dbt.type_bigint() }})
    end
{%- endmacro %}

{# Whole-number division, cut towards zero; both sides whole numbers, the divisor never zero. #}
{% macro integer_divide(dividend, divisor) -%}
    {{ return(adapter.dispatch('integer_divide', 'lead_routing')(dividend, divisor)) }}
{%- endmacro %}

{% macro default__integer_divide(dividend, divisor) -%}
    (({{ dividend }}) / ({{ divisor }}))
{%- endmacro %}

{% macro duckdb__integer_divide(dividend, divisor) -%}
    (({{ dividend }}) // ({{ divisor }}))
{%- endmacro %}

{% macro postgres__integer_divide(dividend, divisor) -%}
    (cast({{ dividend }} as bigint) / cast({{ divisor }} as bigint))
{%- endmacro %}

{% macro spark__integer_divide(dividend, divisor) -%}
    (({{ dividend }}) div ({{ divisor }}))
{%- endmacro %}

{% macro bigquery__integer_divide(dividend, divisor) -%}
    div({{ dividend }}, {{ divisor }})
{%- endmacro %}

{# Without a remainder the division of fixed decimals is exact. #}
{% macro snowflake__integer_divide(dividend, divisor) -%}
    cast(({{ dividend }} - mod({{ dividend }}, {{ divisor }})) / ({{ divisor }}) as bigint)
{%- endmacro %}

{# A whole number of tenths or hundredths (places 1 or 2) as a decimal. #}
{% macro shifted_decimal(number, places, digits=12) -%}
    cast(({{ number }}) * cast('0.{{ "0" * (places - 1) }}1' as decimal(2, {{ places }})) as decimal({{ digits }}, {{ places }}))
{%- endmacro %}

{# A share in percent with one decimal, rounded half up in whole numbers so that engines agree; null of nothing. #}
{% macro percent(part, whole) -%}
    case
        when {{ whole }} > 0
            then {{ shifted_decimal(integer_divide('2000 * (' ~ part ~ ') + (' ~ whole ~ ')', '2 * (' ~ whole ~ ')'), 1, digits=6) }}
    end
{%- endmacro %}
