{#
    Whether a moment, that of the run unless another is given, lies in [first day, last day]; an empty end is open.
    Days are UTC days.
#}
{% macro in_effect(first_day, last_day, moment=none) -%}
    {%- set moment = moment or routing_now() -%}
    cast({{ moment }} as date) >= coalesce({{ first_day }}, cast('1900-01-01' as date))
    and cast({{ moment }} as date) <= coalesce({{ last_day }}, cast('9999-12-31' as date))
{%- endmacro %}

{# Whether two rows with columns valid_from and valid_to hold on a common day. #}
{% macro periods_meet(one, other) -%}
    coalesce({{ one }}.valid_from, cast('1900-01-01' as date))
    <= coalesce({{ other }}.valid_to, cast('9999-12-31' as date))
    and coalesce({{ other }}.valid_from, cast('1900-01-01' as date))
    <= coalesce({{ one }}.valid_to, cast('9999-12-31' as date))
{%- endmacro %}

{# Whether one row, with columns valid_from and valid_to, holds on every day from today on that another one holds on. #}
{% macro period_covers(one, other) -%}
    coalesce({{ one }}.valid_from, cast('1900-01-01' as date))
    <= greatest(coalesce({{ other }}.valid_from, cast('1900-01-01' as date)), cast({{ routing_now() }} as date))
    and coalesce({{ one }}.valid_to, cast('9999-12-31' as date))
    >= coalesce({{ other }}.valid_to, cast('9999-12-31' as date))
{%- endmacro %}
