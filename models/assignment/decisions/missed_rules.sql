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

ruled as (
    select
        assignment_log.*,
        trace_fits.priority as chosen_priority
    from assignment_log
    left join trace_fits
        on
            assignment_log.situation_id = trace_fits.situation_id
            and assignment_log.rule_id = trace_fits.rule_id
    where assignment_log.situation_id is not null
),

asked as (
    {{ columns_to_rows(
        'ruled', ['assignment_id', 'lead_id', 'policy_version', 'routed_at', 'chosen_priority'], routing_conditions(),
        'condition', 'value'
    ) }}
),

-- Every rule before the one that decided; all of them when none did. The first condition that fails gives the reason.
missed_rules as (
    select
        asked.assignment_id,
        asked.lead_id,
        trace_misses.priority,
        trace_misses.rule_id,
        count(*) as missed_conditions,
        min(lpad({{ as_text('trace_misses.place') }}, 3, '0') || trace_misses.reason) as placed_reason
    from asked
    inner join trace_misses
        on
            asked.policy_version = trace_misses.policy_version
            and asked.condition = trace_misses.condition
            and coalesce(lower(asked.value), '') = trace_misses.had
    where
        trace_misses.priority < coalesce(asked.chosen_priority, 1000000000)
        and {{ in_effect('trace_misses.valid_from', 'trace_misses.valid_to', 'asked.routed_at') }}
    group by asked.assignment_id, asked.lead_id, trace_misses.priority, trace_misses.rule_id
)

select * from missed_rules
