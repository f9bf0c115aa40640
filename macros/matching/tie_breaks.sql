{# What may decide between accounts with the same points: the words of match_tie_breaks.csv. #}
{% macro match_tie_breaks() %}
    {% do return([
        'open_opportunity', 'customer', 'active_owner', 'same_country', 'most_contacts', 'oldest'
    ]) %}
{% endmacro %}

{#
    What becomes of a lead that two accounts of one family with different owners are too close for: var match_family,
    one of parent, winner or ambiguous.
#}
{% macro match_family() -%}
    {%- set chosen = var('match_family') | string -%}
    {%- if chosen not in ['parent', 'winner', 'ambiguous'] -%}
        {%- do exceptions.raise_compiler_error(
            "var match_family: '" ~ chosen ~ "' is none of parent, winner, ambiguous"
        ) -%}
    {%- endif -%}
    {%- do return(chosen) -%}
{%- endmacro %}
