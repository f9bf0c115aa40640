{{ config(
    materialized='incremental',
    on_schema_change='append_new_columns',
    full_refresh=false
) }}

with matched_rules as (
    select * from {{ ref('matched_rules') }}
),

policy_rules as (
    select * from {{ ref('policy_rules') }}
),

fits as (
    select
        matched_rules.situation_id,
        matched_rules.rule_id,
        cast(policy_rules.priority as {{ dbt.type_int() }}) as priority,
        case when matched_rules.infeasible_reason is null then 'no_room' else 'infeasible' end as verdict,
        coalesce(matched_rules.infeasible_reason, matched_rules.destination_type || '_at_capacity') as reason
    from matched_rules
    inner join policy_rules on matched_rules.rule_id = policy_rules.rule_id
),

trace_fits as (
    {{ not_yet_in_this('fits', 'situation_id') }}
)

select * from trace_fits
