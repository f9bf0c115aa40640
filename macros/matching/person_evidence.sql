{# What comparing two leads may say, by aspect, from the most for one person to the most against. #}
{% macro person_levels() -%}
    {{ return({
        'name': ['name', 'name_at_address', 'part_of_name', 'similar_name', 'no_name', 'other_name'],
        'rarity': ['rare_name', 'uncommon_name', 'common_name'],
        'email': ['email', 'similar_email', 'other_email'],
        'phone': ['phone'],
        'company': ['company', 'other_company'],
        'place': ['place', 'other_place'],
    }) }}
{%- endmacro %}

{# Every kind of evidence that person_weights.csv may give points for. #}
{% macro person_evidence() -%}
    {{ return(lead_routing.person_levels().values() | sum(start=[])) }}
{%- endmacro %}
