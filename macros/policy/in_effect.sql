{# Whether the moment of the run lies in [first day, last day]; an empty end is open. Days are UTC days. #}
{% macro in_effect(first_day, last_day) -%}
    cast({{ routing_now() }} as date) >= coalesce({{ first_day }}, cast('1900-01-01' as date))
    and cast({{ routing_now() }} as date) <= coalesce({{ last_day }}, cast('9999-12-31' as date))
{%- endmacro %}
