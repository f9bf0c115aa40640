{#
    The demo adapter: one CRM table from the seed that ships with the project. Not every loader of seeds keeps blank text
    and the word null apart from nothing; here they are all nothing.
#}
{% macro crm_demo(seed, crm_table) -%}
    select
        {%- for column in crm_columns(crm_table) %}
        case when lower({{ trimmed(column) }}) not in ('', 'null') then {{ column }} end as {{ column }}{{ "," if not loop.last }}
        {%- endfor %}
    from {{ seed }}
{%- endmacro %}
