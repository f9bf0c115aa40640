{#
    Names without the longest of some endings: (key, stripped_name) from a relation with (key, name) and one of endings
    with the column suffix, of at most five words. A name that is nothing but an ending keeps it. Joins on the last
    words of a name, so the cost grows with the names and not with the list.
#}
{% macro without_ending(relation, key, name, endings) -%}
    select
        names.{{ key }},
        coalesce(
            trim(left(names.{{ name }}, length(names.{{ name }}) - endings.letters)),
            names.{{ name }}
        ) as stripped_name
    from {{ relation }} as names
    left join (
        select
            tails.tail_of,
            max(length(tails.tail)) as letters
        from (
            {%- for words in range(1, 6) %}
            select
                {{ name }} as tail_of,
                {{ regex_extract(name, ' ([^ ]+' ~ ' [^ ]+' * (words - 1) ~ ')$') }} as tail
            from {{ relation }}
            {{ "union all" if not loop.last }}
            {%- endfor %}
        ) as tails
        inner join {{ endings }} as known on tails.tail = known.suffix
        group by tails.tail_of
    ) as endings on names.{{ name }} = endings.tail_of
{%- endmacro %}
