{{ config(
    materialized='incremental',
    on_schema_change='append_new_columns',
    full_refresh=false
) }}

with condition_verdicts as (
    select * from {{ ref('condition_verdicts') }}
),

policy_rules as (
    select * from {{ ref('policy_rules') }}
),

misses as (
    select
        {{ seeds_version('policy') }} as policy_version,
        condition_verdicts.rule_id,
        cast(policy_rules.priority as {{ dbt.type_int() }}) as priority,
        policy_rules.valid_from,
        policy_rules.valid_to,
        condition_verdicts.condition,
        condition_verdicts.value as had,
        cast({{ condition_place('condition_verdicts.condition') }} as {{ dbt.type_int() }}) as place,
        condition_verdicts.condition || ' is ' || coalesce(nullif(condition_verdicts.value, ''), '(blank)')
        || ', wanted ' || condition_verdicts.cell as reason
    from condition_verdicts
    inner join policy_rules on condition_verdicts.rule_id = policy_rules.rule_id
    where not condition_verdicts.is_met
),

identified as (
    select
        {{ fingerprint(['policy_version', 'rule_id', 'condition', 'had']) }} as miss_id,
        misses.*
    from misses
),

trace_misses as (
    {{ not_yet_in_this('identified', 'miss_id') }}
)

select * from trace_misses
