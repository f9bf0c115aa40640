{# What the comparison with accounts depends on beside the data, as one text. #}
{% macro match_settings() -%}
    {%- set settings = [
        var('match_max_accounts_per_key'), var('match_max_accounts_per_gram'),
        var('match_max_accounts_per_phone_area'), var('match_max_candidates')
    ] -%}
    {{ return(settings | join(' ')) }}
{%- endmacro %}

{# What verdicts depend on beside the data, as one text. #}
{% macro verdict_settings() -%}
    {%- set settings = [var('match_threshold'), var('match_ambiguity_margin'), match_family()] -%}
    {{ return(settings | join(' ')) }}
{%- endmacro %}
