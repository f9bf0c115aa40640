{# What a domain calls its company: the first label, without hyphens. #}
{% macro domain_label(domain) -%}
    replace({{ split_part(domain, '.', 1) }}, '-', '')
{%- endmacro %}

{# A company name without its spaces, as it would stand in a domain. #}
{% macro compact(form) -%}
    replace({{ form }}, ' ', '')
{%- endmacro %}

{# The first letters of the first eight words of a name. #}
{% macro initials(form) -%}
    {%- for word in range(1, 9) -%}
    left({{ split_part(form, ' ', word) }}, 1){{ " || " if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{# The first eight words of names: (form, word) from a relation with the column form. #}
{% macro words_of(relation) -%}
    {%- for word in range(1, 9) %}
    select
        form,
        {{ split_part('form', ' ', word) }} as word
    from {{ relation }}
    where {{ count_parts('form', ' ') }} >= {{ word }}
    {{ "union all" if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{#
    A telephone number without all that notations differ in: the last nine digits of it without its extension, null
    for fewer than eight.
#}
{% macro phone_tail(phone) -%}
    {%- set number = regex_replace("lower(" ~ phone ~ ")", '(?:ext|x|;|,|#)' ~ any_text_pattern() ~ '$', '') -%}
    {%- set digits = regex_replace(number, '[^0-9]', '') -%}
    case when length({{ digits }}) >= 8 then right({{ digits }}, 9) end
{%- endmacro %}

{# The numbers that a company was given in one piece, mostly: a phone_tail without its last three digits. #}
{% macro phone_range(phone_tail) -%}
    left({{ phone_tail }}, 6)
{%- endmacro %}

{#
    What the names of companies are looked up by: (id, key_type, match_key) from a relation of (id, form). The name
    without spaces, its words, and its initials, which another one may have for a name.
    Needs the CTEs company_forms and company_words.
#}
{% macro form_keys(id, relation) -%}
    select
        names.{{ id }},
        'name' as key_type,
        company_forms.compact_form as match_key
    from {{ relation }} as names
    inner join company_forms on names.form = company_forms.form
    where length(company_forms.compact_form) > 1
    union all
    select
        names.{{ id }},
        'initials' as key_type,
        case when length(company_forms.initials) > 2 then company_forms.initials else company_forms.compact_form end
            as match_key
    from {{ relation }} as names
    inner join company_forms on names.form = company_forms.form
    where length(company_forms.initials) > 2 or length(company_forms.compact_form) between 2 and 6
    union all
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
