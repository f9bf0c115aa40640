{# The demo adapter: one CRM table from the seed that ships with the project. #}
{% macro crm_demo(seed, crm_table) -%}
    select
        {%- for column in crm_columns(crm_table) %}
        {{ column }}{{ "," if not loop.last }}
        {%- endfor %}
    from {{ seed }}
{%- endmacro %}
