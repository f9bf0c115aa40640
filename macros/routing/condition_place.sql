{#
    Sorts conditions as the columns of routing_rules.csv stand, so that a trace names the leftmost one that fails.
    Usage: order by {{ condition_place('verdicts.condition') }}
#}
{% macro condition_place(condition) -%}
    {{ dbt.position("',' || " ~ condition ~ " || ','", "'," ~ routing_conditions() | join(',') ~ ",'") }}
{%- endmacro %}
