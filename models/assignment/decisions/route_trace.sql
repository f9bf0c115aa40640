{{ config(materialized='view') }}

with assignment_log as (
    select * from {{ ref('assignment_log') }}
),

trace_fits as (
    select * from {{ ref('trace_fits') }}
),

missed_rules as (
    select * from {{ ref('missed_rules') }}
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
    from assignment_log
    where rule_id is null
),

fitted as (
    select
        assignment_log.assignment_id,
        assignment_log.lead_id,
        trace_fits.priority,
        trace_fits.rule_id,
        case when trace_fits.rule_id = assignment_log.rule_id then 'chosen' else trace_fits.verdict end as verdict,
        case
            when trace_fits.rule_id = assignment_log.rule_id then assignment_log.reason_code
            else trace_fits.reason
        end as reason
    from assignment_log
    inner join trace_fits on assignment_log.situation_id = trace_fits.situation_id
    left join trace_fits as chosen
        on
            assignment_log.situation_id = chosen.situation_id
            and assignment_log.rule_id = chosen.rule_id
    where trace_fits.priority <= coalesce(chosen.priority, trace_fits.priority)
),

missed as (
    select
        assignment_id,
        lead_id,
        priority,
        rule_id,
        'not_met' as verdict,
        substr(placed_reason, 4)
        || case
            when missed_conditions = 1 then ''
            else ' (and ' || {{ as_text('missed_conditions - 1') }} || ' more)'
        end as reason
    from missed_rules
),

traced as (
    select * from without_rule
    union all
    select * from fitted
    union all
    select * from missed
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
