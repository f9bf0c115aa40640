{# What lead and account are compared by, as columns of compared_pairs. #}
{% macro match_features() -%}
    {{ return([
        'crm_link', 'contact_email', 'domain', 'company', 'domain_to_company', 'company_to_domain', 'words', 'phone',
        'place',
    ]) }}
{%- endmacro %}

{# What comparing two forms of company names may say, from the most alike to the least. #}
{% macro likenesses() -%}
    {{ return([
        'equal', 'near', 'typo', 'initials', 'division', 'shorter', 'longer', 'one_word', 'within', 'similar', 'trade',
        'alike', 'other',
    ]) }}
{%- endmacro %}

{# The place of a likeness among all, 0 for the most alike. #}
{% macro rank_of_likeness(likeness) -%}
    case {{ likeness }}
        {%- for word in likenesses() %}
        when '{{ word }}' then {{ loop.index0 }}
        {%- endfor %}
    end
{%- endmacro %}

{# The likeness that has this place. #}
{% macro likeness_of_rank(rank) -%}
    case {{ rank }}
        {%- for word in likenesses() %}
        when {{ loop.index0 }} then '{{ word }}'
        {%- endfor %}
    end
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
        'company': ['exact'] + likenesses() + ['none'],
        'domain_to_company': likenesses() + [none],
        'company_to_domain': likenesses()[:likenesses().index('within')],
        'words': ['rare', 'common'],
        'phone': ['same', 'same_range', 'same_country', none, 'other', 'other_country'],
        'place': ['same_city', 'same_state', 'same_country', none, 'other_city', 'other_country'],
    }) }}
{%- endmacro %}

{# What stands in no order to the other levels of its comparison, for the lead lacks what would be compared. #}
{% macro match_levels_apart() -%}
    {{ return(['domain free', 'domain none', 'company none']) }}
{%- endmacro %}

{# All that was found of a pair as one text: the key of match_patterns. #}
{% macro match_pattern() -%}
    {%- for feature in match_features() -%}
    coalesce({{ feature }}, ''){{ " || '|' || " if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{# Every kind of evidence that match_weights.csv may give points for. #}
{% macro match_evidence() -%}
    {%- set evidence = [] -%}
    {%- for feature in match_features() -%}
        {%- for level in match_levels()[feature] if level is not none -%}
            {%- do evidence.append(feature ~ ' ' ~ level) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(evidence + ['person sure', 'person likely']) }}
{%- endmacro %}

{#
    From how many points of its own on another lead of the person speaks for an account: 20 are odds of 7 to 1, 40 are
    odds of 55 to 1.
#}
{% macro person_opinion_from(level) -%}
    {{ return({'likely': 20, 'sure': 40}[level]) }}
{%- endmacro %}

{# A row of match_weights as people read it: 'domain same +55'. #}
{% macro weighed_evidence(weight) -%}
    {{ weight }}.evidence || case when {{ weight }}.points like '-%' then ' ' else ' +' end || {{ weight }}.points
{%- endmacro %}
