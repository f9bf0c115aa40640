{# Words that acronyms leave out more often than not. #}
{% macro connecting_words() -%}
    {{ return([
        'a', 'an', 'and', 'at', 'da', 'das', 'de', 'del', 'der', 'des', 'di', 'die', 'do', 'dos', 'du', 'e', 'el', 'et',
        'for', 'fur', 'in', 'la', 'las', 'le', 'les', 'los', 'of', 'on', 'the', 'und', 'van', 'y',
    ]) }}
{%- endmacro %}

{# The first letters of the first eight words of a name, or of those that are not left out. #}
{% macro initials(form, left_out=[]) -%}
    {%- for place in range(1, 9) -%}
    {%- set word = split_part(form, ' ', place) -%}
    {%- if left_out -%}
    case when {{ word }} in ('{{ left_out | join("', '") }}') then '' else left({{ word }}, 1) end
    {%- else -%}
    left({{ word }}, 1)
    {%- endif -%}
    {{ " || " if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{# The first words of names: (form, word) from a relation with the names in a column, which is `form` if none is given. #}
{% macro words_of(relation, name='form', most=8) -%}
    {%- for word in range(1, most + 1) %}
    select
        {{ name }},
        {{ split_part(name, ' ', word) }} as word
    from {{ relation }}
    where {{ count_parts(name, ' ') }} >= {{ word }}
    {{ "union all" if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{# The numbers that a company was given in one piece, mostly: a phone_tail without its last three digits. #}
{% macro phone_range(phone_tail) -%}
    left({{ phone_tail }}, 6)
{%- endmacro %}

{# The thousand ranges that begin with the same three digits: a part of a region, or of a large city. #}
{% macro phone_area(phone_tail) -%}
    left({{ phone_tail }}, 3)
{%- endmacro %}

{#
    What the names of companies are looked up by: (id, key_type, match_key) from a relation of (id, form). The name
    without spaces, its words, and its initials, which another one may have for a name.
    Needs the CTEs company_forms and company_words.
#}
{% macro form_keys(id, relation) -%}
    {%- set keys = [
        ('name', 'compact_form', '> 1'), ('initials', 'initials', '> 2'), ('initials', 'main_initials', '> 2'),
        ('initials', 'compact_form', 'between 2 and 6'),
    ] -%}
    {%- for key_type, shape, letters in keys %}
    select
        names.{{ id }},
        '{{ key_type }}' as key_type,
        company_forms.{{ shape }} as match_key
    from {{ relation }} as names
    inner join company_forms on names.form = company_forms.form
    where length(company_forms.{{ shape }}) {{ letters }}
    union all
    {%- endfor %}
    select
        names.{{ id }},
        'word' as key_type,
        company_words.word as match_key
    from {{ relation }} as names
    inner join company_words on names.form = company_words.form
{%- endmacro %}

{# One kind of key: (id, key_type, match_key) for each row of a relation that has the column. #}
{% macro key_of(id, key_type, column, relation) -%}
    select
        {{ id }},
        '{{ key_type }}' as key_type,
        {{ column }} as match_key
    from {{ relation }}
    where {{ column }} is not null
{%- endmacro %}
