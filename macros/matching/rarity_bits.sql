{#
    How much it tells that two companies share something, in whole bits: one for each halving of all accounts until no
    more are left than have it. 0 where more than half have it, 20 at most.
#}
{% macro rarity_bits(accounts_with_it, all_accounts) -%}
    case
        {%- for bits in range(20, 0, -1) %}
        when cast({{ accounts_with_it }} as {{ dbt.type_bigint() }}) * {{ 2 ** bits }} <= {{ all_accounts }} then {{ bits }}
        {%- endfor %}
        else 0
    end
{%- endmacro %}
