{{ config(
    materialized='incremental',
    on_schema_change='append_new_columns',
    full_refresh=false
) }}

with decisions as (
    select * from {{ ref('decisions') }}
),

lead_situations as (
    select * from {{ ref('lead_situations') }}
),

rule_verdicts as (
    select * from {{ ref('rule_verdicts') }}
),

matched_rules as (
    select * from {{ ref('matched_rules') }}
),

-- Every rule up to the one that decided; all of them when none did.
considered as (
    select
        decisions.assignment_id,
        decisions.lead_id,
        decisions.rule_id as chosen_rule_id,
        decisions.reason_code as chosen_reason,
        decisions.destination_type,
        lead_situations.situation_id,
        rule_verdicts.rule_id,
        rule_verdicts.rule_number,
        rule_verdicts.unmet_conditions,
        rule_verdicts.unmet_reason,
        max(case when rule_verdicts.rule_id = decisions.rule_id then rule_verdicts.rule_number end)
            over (partition by decisions.assignment_id) as chosen_number
    from decisions
    inner join lead_situations on decisions.lead_id = lead_situations.lead_id
    inner join rule_verdicts on lead_situations.profile_id = rule_verdicts.profile_id
),

by_rule as (
    select
        considered.assignment_id,
        considered.lead_id,
        cast(considered.rule_number as {{ dbt.type_int() }}) as step,
        considered.rule_id,
        case
            when considered.unmet_conditions > 0 then 'not_met'
            when considered.rule_id = considered.chosen_rule_id then 'chosen'
            when matched_rules.infeasible_reason is not null then 'infeasible'
            else 'no_room'
        end as verdict,
        case
            when considered.unmet_conditions > 0 then considered.unmet_reason
            when considered.rule_id = considered.chosen_rule_id then considered.chosen_reason
            when matched_rules.infeasible_reason is not null then matched_rules.infeasible_reason
            else matched_rules.destination_type || '_at_capacity'
        end as reason
    from considered
    left join matched_rules
        on
            considered.situation_id = matched_rules.situation_id
            and considered.rule_id = matched_rules.rule_id
    where considered.rule_number <= coalesce(considered.chosen_number, considered.rule_number)
),

-- What no rule decided says so in one row.
without_rule as (
    select
        assignment_id,
        lead_id,
        0 as step,
        {{ identifier('trigger') }} as rule_id,
        'chosen' as verdict,
        reason_code as reason
    from decisions
    where rule_id is null
),

traced as (
    select * from by_rule
    union all
    select * from without_rule
),

route_trace as (
    {{ not_yet_in_this('traced', 'assignment_id') }}
)

select * from route_trace
