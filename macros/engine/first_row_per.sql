{#
    One row per key, the first in an order that must be total: a query with every column of the relation. Standard SQL,
    since not every engine has QUALIFY.
#}
{% macro first_row_per(key, relation, order) -%}
    select *
    from (
        select
            *,
            row_number() over (partition by {{ key }} order by {{ order }}) as place_in_order
        from {{ relation }}
    ) as numbered
    where place_in_order = 1
{%- endmacro %}
