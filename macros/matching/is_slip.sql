{#
    How many letters of a column of profiles would have to change to make that of candidates, null where the lengths rule
    out that it is a slip. Counting is dear: equal ones are told by themselves.
#}
{% macro typos_between(column) -%}
    case
        when profiles.{{ column }} = candidates.{{ column }} then 0
        when length(profiles.{{ column }}) - length(candidates.{{ column }}) between -4 and 4
            then {{ edit_distance('profiles.' ~ column, 'candidates.' ~ column) }}
    end
{%- endmacro %}

{# Whether a column of profiles is that of candidates but for slips of the pen, one in so many letters at most. #}
{% macro is_slip(column, typos, letters) -%}
    (
        coalesce(length(profiles.{{ column }}), 0) >= {{ letters }} * coalesce({{ typos }}, 1000)
        and coalesce(length(candidates.{{ column }}), 0) >= {{ letters }} * coalesce({{ typos }}, 1000)
    )
{%- endmacro %}

{# The first thing known of a company, in one word. #}
{% macro known_company(profile) -%}
    coalesce({{ profile }}.company_word, {{ profile }}.mail_word, {{ profile }}.web_word)
{%- endmacro %}
