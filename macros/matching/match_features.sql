{# What lead and account are compared by, as columns of compared_pairs. #}
{% macro match_features() -%}
    {{ return([
        'crm_link', 'contact_email', 'domain', 'company', 'domain_to_company', 'company_to_domain', 'phone', 'place'
    ]) }}
{%- endmacro %}

{# What comparing two forms of company names may say, from the most alike to the least. #}
{% macro likenesses() -%}
    {{ return(['equal', 'near', 'typo', 'initials', 'shorter', 'longer', 'similar', 'alike', 'other']) }}
{%- endmacro %}

{#
    What each comparison may say, from the strongest evidence for the account to the strongest against it: points never
    rise in this order. None is where a comparison stands that had nothing to compare and counts nothing; without it,
    all levels may count against the account. Feature and level belong together in match_weights.csv ('domain same').
#}
{% macro match_levels() -%}
    {{ return({
        'crm_link': ['linked', none],
        'contact_email': ['same', none],
        'domain': ['both', 'same', 'split', 'related', 'unknown', 'other', 'free', 'none'],
        'company': likenesses() + ['none'],
        'domain_to_company': likenesses() + [none],
        'company_to_domain': likenesses() + [none],
        'phone': ['same', 'same_range', none, 'other'],
        'place': ['same_city', 'same_state', 'same_country', none, 'other_city', 'other_country'],
    }) }}
{%- endmacro %}

{# What stands in no order to the other levels of its comparison, for the lead lacks what would be compared. #}
{% macro match_levels_apart() -%}
    {{ return(['domain free', 'domain none', 'company none']) }}
{%- endmacro %}

{# Every kind of evidence that match_weights.csv may give points for. #}
{% macro match_evidence() -%}
    {%- set evidence = [] -%}
    {%- for feature in match_features() -%}
        {%- for level in match_levels()[feature] if level is not none -%}
            {%- do evidence.append(feature ~ ' ' ~ level) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(evidence) }}
{%- endmacro %}
