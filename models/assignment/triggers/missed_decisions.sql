with past_decisions as (
    select * from {{ source('routing_state', 'assignment_log') }}
),

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

duplicates as (
    select
        lead_id,
        destination
    from known
    where destination_type = 'duplicate'
),

with_followers as (
    select lead_id
    from decided
    union all
    select duplicates.lead_id
    from duplicates
    inner join decided on duplicates.destination = decided.lead_id
),

missed as (
    select distinct lead_id
    from with_followers
),

latest as (
    {{ latest_decisions(source('routing_state', 'assignment_log'), 'missed') }}
),

followed as (
    select destination as lead_id
    from latest
    where destination_type = 'duplicate'
),

survivors as (
    {{ latest_decisions(source('routing_state', 'assignment_log'), 'followed') }}
),

-- A duplicate has whatever owner its survivor has.
missed_decisions as (
    select
        missed.lead_id,
        latest.decision_number,
        latest.destination_type,
        latest.destination,
        latest.reason_code,
        latest.expected_owner_id,
        latest.sla_policy,
        latest.effective_at,
        latest.sla_due_at,
        latest.routed_at,
        case when latest.destination_type = 'duplicate' then survivors.owner_id else latest.owner_id end as owner_id
    from missed
    left join latest on missed.lead_id = latest.lead_id
    left join survivors on latest.destination = survivors.lead_id
)

select * from missed_decisions
