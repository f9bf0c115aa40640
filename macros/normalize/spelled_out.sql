{#
    Names with their abbreviations spelled out: (key, spelled_name) for those of a relation of (key, name) that have any
    among their first twelve words. Abbreviations come from a relation of (abbreviation, word).
#}
{% macro spelled_out(relation, key, name, abbreviations) -%}
    {%- set most_words = 12 -%}
    select
        names.{{ key }},
        trim(
            {%- for place in range(1, most_words + 1) %}
            coalesce(spelled.word_{{ place }}, {{ split_part('names.' ~ name, ' ', place) }})
            {{ "|| ' ' ||" if not loop.last }}
            {%- endfor %}
        ) as spelled_name
    from {{ relation }} as names
    inner join (
        select
            words.{{ key }},
            {%- for place in range(1, most_words + 1) %}
            max(case when words.place = {{ place }} then {{ abbreviations }}.word end) as word_{{ place }}
            {{- "," if not loop.last }}
            {%- endfor %}
        from (
            {%- for place in range(1, most_words + 1) %}
            select
                {{ key }},
                {{ place }} as place,
                {{ split_part(name, ' ', place) }} as word
            from {{ relation }}
            where {{ count_parts(name, ' ') }} >= {{ place }}
            {{ "union all" if not loop.last }}
            {%- endfor %}
        ) as words
        inner join {{ abbreviations }} on words.word = {{ abbreviations }}.abbreviation
        group by words.{{ key }}
    ) as spelled on names.{{ key }} = spelled.{{ key }}
{%- endmacro %}
