{# What a row of territories.csv may ask of a lead, besides its postal code. #}
{% macro territory_fields() %}
    {% do return(['account_id', 'country_code', 'state_code', 'industry', 'segment']) %}
{% endmacro %}

{# The longest postal code that prefixes and ranges know. #}
{% macro longest_postal_code() %}
    {% do return(12) %}
{% endmacro %}

{# A postal code as territories, branches and leads share it: capital letters and digits alone, and the signs named. #}
{% macro plain_postal_code(postal_code, signs='') -%}
    nullif(upper({{ regex_replace('lower(' ~ postal_code ~ ')', '[^a-z0-9' ~ signs ~ ']', '') }}), '')
{%- endmacro %}

{#
    How particular a row of territories.csv is, as one number, the larger the more so: named account, then postal code
    (whole, prefix, range), then state, country, industry, segment. Prefixes count by length, ranges by narrowness.
#}
{% macro territory_specificity(postal_kind, postal_code, low, high) -%}
    (
        case when account_id is not null then 40000000000 else 0 end
        + case {{ postal_kind }}
            when 'whole' then 30000000000
            when 'prefix' then 20000000000 + length({{ postal_code }})
            when 'range' then 10000000000 - ({{ high }} - {{ low }})
            else 0
        end
    ) * 16
    + case when state_code is not null then 8 else 0 end
    + case when country_code is not null then 4 else 0 end
    + case when industry is not null then 2 else 0 end
    + case when segment is not null then 1 else 0 end
{%- endmacro %}

{# The fields of a territory row that are filled, as people would name the place: `DE 10115 industry banking`. #}
{% macro territory_place() -%}
    coalesce(country_code, '(every country)') || coalesce(' ' || state_code, '') || coalesce(' ' || postal_code, '')
    || coalesce(' account ' || account_id, '') || coalesce(' industry ' || industry, '')
    || coalesce(' segment ' || segment, '')
{%- endmacro %}

{# Which fields a row of policy_territories fills, as columns asks_…; none of them is the row for everywhere else. #}
{% macro asked_fields() -%}
    {%- for field in territory_fields() + ['postal_code'] %}
        {{ field }} is not null as asks_{{ field }},
    {%- endfor %}
        coalesce({{ (territory_fields() + ['postal_code']) | join(', ') }}) is not null as asks_anything
{%- endmacro %}

{# The values of a lead that a pattern of asked_fields() asks for, an empty text for what it doesn't. #}
{% macro asked_values(pattern, lead) -%}
    {%- for field in territory_fields() + ['postal_code'] %}
        case when {{ pattern }}.asks_{{ field }} then {{ lead }}.{{ field }} else '' end as {{ field }}
        {{- "," if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{# The join of territories to such values. #}
{% macro same_answers(territory, question) -%}
    {%- for field in territory_fields() %}
            {{ "and " if not loop.first }}coalesce({{ territory }}.{{ field }}, '') = {{ question }}.{{ field }}
    {%- endfor %}
{%- endmacro %}

{# Whether two rows of policy_territories fill the fields other than the postal code with the same values. #}
{% macro same_territory_fields(one, other) -%}
    {%- for field in territory_fields() %}
            {{ "and " if not loop.first }}coalesce({{ one }}.{{ field }}, '') = coalesce({{ other }}.{{ field }}, '')
    {%- endfor %}
{%- endmacro %}

{# Whether the postal code of policy_territories is empty or one of its three forms, a range from its lower end up. #}
{% macro is_readable_postal_code() -%}
    case
        when postal_kind is null then true
        when postal_kind = 'range'
            then postal_low <= postal_high
                and length({{ split_part('postal_code', '.', 1) }}) = length({{ split_part('postal_code', '.', 3) }})
        else postal_kind <> 'unreadable' and length(postal_code) <= {{ longest_postal_code() + 1 }}
    end
{%- endmacro %}

{# Rows of mart_territory_coverage out of a CTE that has only some of its columns. #}
{% macro coverage_rows(rows, columns) -%}
    select
        finding,
        {%- for column in ['territory', 'other_territory', 'country_code', 'state_code', 'postal_code'] %}
        {{ column if column in columns else "cast(null as " ~ dbt.type_string() ~ ") as " ~ column }},
        {%- endfor %}
        leads
    from {{ rows }}
{%- endmacro %}
