{# A text as people meant it: no spaces around it, and nothing at all is null. #}
{% macro clean_text(text) -%}
    nullif({{ trimmed(text) }}, '')
{%- endmacro %}

{# A name made comparable: folded, punctuation to single spaces; null when nothing is left. #}
{% macro fold_name(text) -%}
    nullif(trim({{ regex_replace(fold_letters(text), non_word_pattern(), ' ') }}), '')
{%- endmacro %}

{# A company name made comparable: & and + are 'and'; dots and apostrophes vanish, so that S.A. is sa. #}
{% macro fold_company(text) -%}
    {%- set spelled_out = "replace(replace(" ~ text ~ ", '&', ' and '), '+', ' and ')" -%}
    {{ fold_name(regex_replace(spelled_out, "[.'’`´]", '')) }}
{%- endmacro %}
