{# The condition columns of routing_rules.csv, in the order in which a trace names the first one that fails. #}
{% macro routing_conditions() %}
    {% do return([
        'trigger', 'lead_source', 'form_name', 'segment', 'territory', 'country', 'state', 'product_interest',
        'lifecycle_stage', 'account_type', 'account_tier', 'match_status', 'duplicate_status',
        'has_open_opportunity', 'grade', 'score', 'employee_count', 'industry', 'consent_status', 'language',
        'partner', 'is_complete', 'email_type'
    ]) %}
{% endmacro %}

{# The conditions whose values are whole numbers: they alone take comparisons and ranges. #}
{% macro numeric_conditions() %}
    {% do return(['score', 'employee_count']) %}
{% endmacro %}

{# The conditions whose values are codes of the user's own, lower case with underscores, as to_code() writes them. #}
{% macro coded_conditions() %}
    {% do return([
        'lead_source', 'form_name', 'product_interest', 'lifecycle_stage', 'account_type', 'account_tier', 'industry',
        'consent_status', 'language', 'partner'
    ]) %}
{% endmacro %}

{# The conditions that every lead has a value for; the others may be blank. #}
{% macro filled_conditions() %}
    {% do return(fixed_condition_words() | list + ['grade', 'score']) %}
{% endmacro %}

{# How many values a cell may list. #}
{% macro most_items() %}
    {% do return(200) %}
{% endmacro %}

{# A list of words as a SQL list: ('a', 'b'). #}
{% macro sql_list(words) -%}
    ('{{ words | join("', '") }}')
{%- endmacro %}

{# The attributes of a lead that score_rules.csv may ask for; 'activity' stands for its activities' types. #}
{% macro scoring_attributes() %}
    {% do return([
        'seniority', 'job_function', 'segment', 'territory', 'country', 'industry', 'email_type', 'account_type',
        'account_tier', 'match_status', 'lead_source', 'form_name', 'product_interest', 'lifecycle_stage',
        'employee_count', 'language', 'is_complete'
    ]) %}
{% endmacro %}

{# What a routing rule may lead to, and what each needs in the column destination. #}
{% macro routing_outcomes() %}
    {% do return({
        'account_owner': none, 'opportunity_owner': none, 'duplicate_owner': none, 'owner': 'an owner_id of owners.csv',
        'pool': 'a pool_id of pools.csv', 'queue': 'the name of a queue', 'branch': none, 'partner': none,
        'nurture': none, 'discard': none
    }) %}
{% endmacro %}

{#
    Which cells a value satisfies: one row per rule, condition and distinct value, is_met true or false.
    items is rule_cells for one rule set, attribute_values has (condition, value) with '' for a missing value.
#}
{% macro cell_verdicts(items, attribute_values) -%}
    select
        items.rule_id,
        items.condition,
        attribute_values.value,
        items.is_negated <> (max(
            case
                when items.kind = 'blank' and attribute_values.value = '' then 1
                when items.kind = 'value' and attribute_values.value = items.item then 1
                when items.kind = 'range'
                    and {{ to_integer('attribute_values.value') }}
                    between coalesce(items.low_bound, -999999999999) and coalesce(items.high_bound, 999999999999)
                    then 1
                else 0
            end
        ) = 1) as is_met
    from {{ items }} as items
    inner join {{ attribute_values }} as attribute_values on items.condition = attribute_values.condition
    group by items.rule_id, items.condition, attribute_values.value, items.is_negated
{%- endmacro %}

{# The conditions whose values this project sets, with all of them. #}
{% macro fixed_condition_words() %}
    {% do return({
        'trigger': [
            'new', 'rejected', 'owner_left', 'owner_absent', 'sla_breached', 'capacity_freed', 'recycled'
        ],
        'match_status': ['matched', 'ambiguous', 'unmatched'],
        'duplicate_status': ['duplicate', 'unique'],
        'has_open_opportunity': ['true', 'false'],
        'is_complete': ['true', 'false'],
        'email_type': ['business', 'free', 'disposable', 'invalid', 'none']
    }) %}
{% endmacro %}

{# The words above as rows (condition, word). #}
{% macro fixed_condition_word_rows() -%}
    {%- for condition, words in fixed_condition_words().items() %}
    {%- set last_condition = loop.last %}
    {%- for word in words %}
    select
        '{{ condition }}' as condition,
        '{{ word }}' as word
    {{ "union all" if not (last_condition and loop.last) }}
    {%- endfor %}
    {%- endfor %}
{%- endmacro %}
