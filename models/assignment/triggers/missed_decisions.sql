with past_decisions as (
    select * from {{ source('routing_state', 'assignment_log') }}
),

-- A table of an earlier version, without allowed_channels, counts as none.
known as (
    {{ left_by_last_run('assignments', {
        'lead_id': dbt.type_string(), 'assignment_id': dbt.type_string(), 'decision_number': dbt.type_int(),
        'destination_type': dbt.type_string(), 'destination': dbt.type_string(),
        'allowed_channels': dbt.type_string(),
    }) }}
),

-- What a run that stopped half-way has decided, and what a log that was restored has lost.
decided as (
    select past_decisions.lead_id
    from past_decisions
    left join known
        on
            past_decisions.lead_id = known.lead_id
            and past_decisions.decision_number <= known.decision_number
    where known.lead_id is null
    union all
    select known.lead_id
    from known
    left join past_decisions on known.assignment_id = past_decisions.assignment_id
    where past_decisions.assignment_id is null
),

with_duplicates as (
    {{ leads_and_duplicates('decided', 'known') }}
),

missed as (
    select distinct lead_id
    from with_duplicates
),

{{ decisions_with_owner(source('routing_state', 'assignment_log'), 'missed') }},

missed_decisions as (
    select
        missed.lead_id,
        in_force.decision_number,
        in_force.destination_type,
        in_force.destination,
        in_force.reason_code,
        in_force.expected_owner_id,
        in_force.sla_policy,
        in_force.effective_at,
        in_force.sla_due_at,
        in_force.routed_at,
        in_force.owner_in_force as owner_id
    from missed
    left join in_force on missed.lead_id = in_force.lead_id
)

select * from missed_decisions
