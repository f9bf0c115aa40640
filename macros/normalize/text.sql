{# A text as people meant it: no spaces around it, and nothing at all is null. #}
{% macro clean_text(text) -%}
    nullif({{ trimmed(text) }}, '')
{%- endmacro %}

{# A name made comparable: folded, punctuation to single spaces; null when nothing is left. #}
{% macro fold_name(text) -%}
    nullif(trim({{ regex_replace(fold_letters(text), non_word_pattern(), ' ') }}), '')
{%- endmacro %}

{# The first and last name of a row of leads as one text, a space where it has neither. #}
{% macro full_name(lead) -%}
    coalesce({{ lead }}.first_name, '') || ' ' || coalesce({{ lead }}.last_name, '')
{%- endmacro %}

{#
    A company name as it is spoken: & and + are 'and'; dots and apostrophes vanish, so that S.A. is SA. Of a name typed as
    an address (www.acme.co.uk, Acme.com Inc.) what names the company stays.
#}
{% macro spoken_company(text) -%}
    {%- set called = "coalesce(replace(" ~ split_part(typed_host(text), '.', 1) ~ ", '-', ' '), " ~ text ~ ")" -%}
    {%- set named = regex_replace(called, '[.][Cc][Oo][Mm]( |,|$)', ' ') -%}
    {{ regex_replace("replace(replace(" ~ named ~ ", '&', ' and '), '+', ' and ')", "[.'’`´]", '') }}
{%- endmacro %}

{# A folded name without an article before it. #}
{% macro without_article(folded_name) -%}
    {{ regex_replace(folded_name, '^the ', '') }}
{%- endmacro %}
