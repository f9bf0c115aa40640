{{ config(materialized='view') }}

with assignment_log as (
    select * from {{ ref('assignment_log') }}
),

trace_fits as (
    select * from {{ ref('trace_fits') }}
),

trace_misses as (
    select * from {{ ref('trace_misses') }}
),

decided as (
    select
        assignment_log.*,
        trace_fits.priority as chosen_priority
    from assignment_log
    left join trace_fits
        on
            assignment_log.situation_id = trace_fits.situation_id
            and assignment_log.rule_id = trace_fits.rule_id
),

asked as (
    {{ columns_to_rows(
        'decided', ['assignment_id', 'lead_id', 'policy_version', 'routed_at', 'situation_id', 'chosen_priority'],
        routing_conditions(), 'condition', 'value'
    ) }}
),

-- Every rule up to the one that decided; all of them when none did. The first condition that fails gives the reason.
missed as (
    select
        asked.assignment_id,
        asked.lead_id,
        trace_misses.priority,
        trace_misses.rule_id,
        count(*) as unmet_conditions,
        min(lpad({{ as_text('trace_misses.place') }}, 3, '0') || trace_misses.reason) as placed_reason
    from asked
    inner join trace_misses
        on
            asked.policy_version = trace_misses.policy_version
            and asked.condition = trace_misses.condition
            and coalesce(lower(asked.value), '') = trace_misses.had
    where
        asked.situation_id is not null
        and trace_misses.priority < coalesce(asked.chosen_priority, 1000000000)
        and {{ in_effect('trace_misses.valid_from', 'trace_misses.valid_to', 'asked.routed_at') }}
    group by asked.assignment_id, asked.lead_id, trace_misses.priority, trace_misses.rule_id
),

fitted as (
    select
        decided.assignment_id,
        decided.lead_id,
        trace_fits.priority,
        trace_fits.rule_id,
        case when trace_fits.rule_id = decided.rule_id then 'chosen' else trace_fits.verdict end as verdict,
        case when trace_fits.rule_id = decided.rule_id then decided.reason_code else trace_fits.reason end as reason
    from decided
    inner join trace_fits on decided.situation_id = trace_fits.situation_id
    where trace_fits.priority <= coalesce(decided.chosen_priority, trace_fits.priority)
),

-- What no rule decided says so in one row.
without_rule as (
    select
        assignment_id,
        lead_id,
        0 as priority,
        {{ identifier('trigger') }} as rule_id,
        'chosen' as verdict,
        reason_code as reason
    from decided
    where rule_id is null
),

traced as (
    select * from fitted
    union all
    select * from without_rule
    union all
    select
        assignment_id,
        lead_id,
        priority,
        rule_id,
        'not_met' as verdict,
        substr(placed_reason, 4)
        || case
            when unmet_conditions = 1 then ''
            else ' (and ' || {{ as_text('unmet_conditions - 1') }} || ' more)'
        end as reason
    from missed
),

route_trace as (
    select
        assignment_id,
        lead_id,
        cast(priority as {{ dbt.type_int() }}) as step,
        rule_id,
        verdict,
        reason
    from traced
)

select * from route_trace
