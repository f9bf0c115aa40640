{# What lead and account are compared by, as columns of compared_pairs. #}
{% macro match_features() -%}
    {{ return([
        'crm_link', 'contact_email', 'domain', 'company', 'domain_to_company', 'company_to_domain', 'phone', 'place'
    ]) }}
{%- endmacro %}

{# What comparing two forms of company names may say, from the most alike to the least. #}
{% macro likenesses() -%}
    {{ return(['equal', 'near', 'typo', 'initials', 'longer', 'shorter', 'similar', 'alike', 'other']) }}
{%- endmacro %}

{# What each comparison may say; the two belong together in match_weights.csv ('domain same'). #}
{% macro match_levels() -%}
    {{ return({
        'crm_link': ['linked'],
        'contact_email': ['same'],
        'domain': ['both', 'same', 'split', 'related', 'other', 'unknown', 'free', 'none'],
        'company': likenesses() + ['none'],
        'domain_to_company': likenesses(),
        'company_to_domain': likenesses(),
        'phone': ['same', 'same_range', 'other'],
        'place': ['same_city', 'same_state', 'same_country', 'other_city', 'other_country'],
    }) }}
{%- endmacro %}

{# Every kind of evidence that match_weights.csv may give points for. #}
{% macro match_evidence() -%}
    {%- set evidence = [] -%}
    {%- for feature in match_features() -%}
        {%- for level in match_levels()[feature] -%}
            {%- do evidence.append(feature ~ ' ' ~ level) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(evidence) }}
{%- endmacro %}
