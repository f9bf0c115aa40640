{#
    Names with their abbreviations spelled out: (key, spelled_name) for those of a relation of (key, name) that have any
    among their first twelve words. Abbreviations come from a relation of (abbreviation, word).
#}
{% macro spelled_out(relation, key, name, abbreviations) -%}
    {%- set most_words = 12 -%}
    select
        words.{{ key }},
        trim(
            {%- for place in range(1, most_words + 1) %}
            coalesce(max(case when words.place = {{ place }} then coalesce({{ abbreviations }}.word, words.word) end) || ' ', '')
            {{ "||" if not loop.last }}
            {%- endfor %}
        ) as spelled_name
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
    left join {{ abbreviations }} on words.word = {{ abbreviations }}.abbreviation
    group by words.{{ key }}
    having max({{ abbreviations }}.word) is not null
{%- endmacro %}
