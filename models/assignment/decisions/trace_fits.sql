{{ config(
    materialized='incremental',
    on_schema_change='append_new_columns',
    full_refresh=false
) }}

with decisions as (
    select * from {{ ref('decisions') }}
),

first_ways as (
    select * from {{ ref('first_ways') }}
),

policy_rules as (
    select * from {{ ref('policy_rules') }}
),

decided as (
    select distinct situation_id
    from decisions
    where situation_id is not null
),

fits as (
    select
        first_ways.situation_id,
        first_ways.rule_id,
        cast(policy_rules.priority as {{ dbt.type_int() }}) as priority,
        case when first_ways.infeasible_reason is null then 'no_room' else 'infeasible' end as verdict,
        coalesce(first_ways.infeasible_reason, first_ways.destination_type || '_at_capacity') as reason
    from decided
    inner join first_ways on decided.situation_id = first_ways.situation_id
    inner join policy_rules on first_ways.rule_id = policy_rules.rule_id
),

trace_fits as (
    {{ not_yet_in_this('fits', 'situation_id') }}
)

select * from trace_fits
