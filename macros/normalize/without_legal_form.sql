{#
    Names without the longest legal form at their end: (key, stripped_name) from a relation with (key, name).
    A name that is nothing but a legal form keeps it. Needs the CTE legal_suffixes; joins on the last words of a name,
    so the cost grows with the names and not with the list.
#}
{% macro without_legal_form(relation, key, name) -%}
    select
        names.{{ key }},
        coalesce(
            trim(left(names.{{ name }}, length(names.{{ name }}) - max(length(legal_suffixes.suffix)))),
            names.{{ name }}
        ) as stripped_name
    from {{ relation }} as names
    left join (
        {%- for words in range(1, 6) %}
        select
            {{ name }} as tail_of,
            {{ regex_extract(name, ' ([^ ]+' ~ ' [^ ]+' * (words - 1) ~ ')$') }} as tail
        from {{ relation }}
        {{ "union all" if not loop.last }}
        {%- endfor %}
    ) as tails on names.{{ name }} = tails.tail_of
    left join legal_suffixes on tails.tail = legal_suffixes.suffix
    group by names.{{ key }}, names.{{ name }}
{%- endmacro %}
