{#
    How the telephone number of a lead stands to an account: to its number same, same_range (but for the last three
    digits, where that says something) or other; else whether it is a number of the account's country.
#}
{% macro phone_relation() -%}
    case
        when leads_to_match.phone_tail = normalized_accounts.phone_tail then 'same'
        when leads_to_match.phone_e164 not like '+' || countries.dialling_code || '%' then 'other_country'
        when {{ phone_range('leads_to_match.phone_tail') }} = account_phone_ranges.phone_range then 'same_range'
        when leads_to_match.phone_e164 like '+' || countries.dialling_code || '%' then 'same_country'
        when leads_to_match.phone_tail <> normalized_accounts.phone_tail then 'other'
    end
{%- endmacro %}

{# How two places stand to each other: the smallest in which they agree, or the largest in which they don't. #}
{% macro place_relation() -%}
    case
        when leads_to_match.city = normalized_accounts.city then 'same_city'
        when leads_to_match.country_code <> normalized_accounts.country_code then 'other_country'
        when leads_to_match.state_code = normalized_accounts.state_code then 'same_state'
        when leads_to_match.city <> normalized_accounts.city then 'other_city'
        when leads_to_match.country_code = normalized_accounts.country_code then 'same_country'
    end
{%- endmacro %}

{# How two company names stand to each other: exact where even the legal form is the same, else their likeness. #}
{% macro company_relation() -%}
    case
        when leads_to_match.company_full_name = normalized_accounts.company_full_name then 'exact'
        else compared_companies.company
    end
{%- endmacro %}
