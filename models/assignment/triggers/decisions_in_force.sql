{{ config(materialized='view') }}

with missed_decisions as (
    select * from {{ ref('missed_decisions') }}
),

known as (
    {{ left_by_last_run('assignments', {
        'lead_id': dbt.type_string(), 'decision_number': dbt.type_int(), 'destination_type': dbt.type_string(),
        'destination': dbt.type_string(), 'reason_code': dbt.type_string(), 'expected_owner_id': dbt.type_string(),
        'sla_policy': dbt.type_string(), 'effective_at': dbt.type_timestamp(), 'sla_due_at': dbt.type_timestamp(),
        'routed_at': dbt.type_timestamp(), 'owner_id': dbt.type_string(), 'allowed_channels': dbt.type_string(),
    }) }}
),

decisions_in_force as (
    select
        known.lead_id,
        known.decision_number,
        known.destination_type,
        known.destination,
        known.reason_code,
        known.expected_owner_id,
        known.sla_policy,
        known.effective_at,
        known.sla_due_at,
        known.routed_at,
        known.owner_id
    from known
    left join missed_decisions on known.lead_id = missed_decisions.lead_id
    where missed_decisions.lead_id is null
    union all
    select
        lead_id,
        decision_number,
        destination_type,
        destination,
        reason_code,
        expected_owner_id,
        sla_policy,
        effective_at,
        sla_due_at,
        routed_at,
        owner_id
    from missed_decisions
    where decision_number is not null
)

select * from decisions_in_force
