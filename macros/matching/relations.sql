{# How two telephone numbers stand to each other: same, same_range (but for the last three digits) or other. #}
{% macro phone_relation() -%}
    case
        when normalized_leads.phone_tail = normalized_accounts.phone_tail then 'same'
        when {{ phone_range('normalized_leads.phone_tail') }} = {{ phone_range('normalized_accounts.phone_tail') }} then 'same_range'
        when normalized_leads.phone_tail <> normalized_accounts.phone_tail then 'other'
    end
{%- endmacro %}

{# How two places stand to each other: the smallest in which they agree, or the largest in which they don't. #}
{% macro place_relation() -%}
    case
        when normalized_leads.city = normalized_accounts.city then 'same_city'
        when normalized_leads.country_code <> normalized_accounts.country_code then 'other_country'
        when normalized_leads.state_code = normalized_accounts.state_code then 'same_state'
        when normalized_leads.city <> normalized_accounts.city then 'other_city'
        when normalized_leads.country_code = normalized_accounts.country_code then 'same_country'
    end
{%- endmacro %}


{# The place of a likeness among all, 1 for the most alike. #}
{% macro likeness_rank(likeness) -%}
    case {{ likeness }}
        {%- for word in likenesses() %}
        when '{{ word }}' then {{ loop.index }}
        {%- endfor %}
    end
{%- endmacro %}

{# The likeness that has this place. #}
{% macro likeness_of(rank) -%}
    case {{ rank }}
        {%- for word in likenesses() %}
        when {{ loop.index }} then '{{ word }}'
        {%- endfor %}
    end
{%- endmacro %}
