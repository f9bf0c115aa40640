with decisions_in_force as (
    select * from {{ ref('decisions_in_force') }}
),

human_touches as (
    select * from {{ ref('human_touches') }}
),

owner_availability as (
    select * from {{ ref('owner_availability') }}
),

policy_owners as (
    select * from {{ ref('policy_owners') }}
),

policy_sla as (
    select * from {{ ref('policy_sla') }}
),

pausing_due_times as (
    select * from {{ ref('pausing_due_times') }}
),

-- The due time in the log knows nothing of days off that pause the clock. What was decided at this very moment stands,
-- so that a run that is repeated changes nothing.
judged as (
    select
        decisions_in_force.lead_id,
        decisions_in_force.owner_id,
        decisions_in_force.sla_policy,
        decisions_in_force.effective_at,
        coalesce(owner_availability.passes_on_open_leads, false) as waits_for_somebody_away,
        coalesce(
            policy_sla.on_breach <> 'keep'
            and case
                when pausing_due_times.lead_id is null then decisions_in_force.sla_due_at
                else pausing_due_times.due_at
            end < {{ routing_now() }},
            false
        ) as is_overdue
    from decisions_in_force
    left join owner_availability on decisions_in_force.owner_id = owner_availability.owner_id
    left join policy_sla on decisions_in_force.sla_policy = policy_sla.sla_policy
    left join pausing_due_times on decisions_in_force.lead_id = pausing_due_times.lead_id
    where
        decisions_in_force.destination_type in ('owner', 'pool')
        and decisions_in_force.routed_at < {{ routing_now() }}
),

urgent as (
    select *
    from judged
    where waits_for_somebody_away or is_overdue
),

answered_leads as (
    select distinct urgent.lead_id
    from urgent
    inner join human_touches
        on
            urgent.lead_id = human_touches.lead_id
            and urgent.effective_at <= human_touches.occurred_at
    left join policy_sla on urgent.sla_policy = policy_sla.sla_policy
    left join policy_owners on urgent.owner_id = policy_owners.owner_id
    where {{ is_response('human_touches', 'urgent') }}
),

unanswered_leads as (
    select
        urgent.lead_id,
        urgent.waits_for_somebody_away,
        urgent.is_overdue
    from urgent
    left join answered_leads on urgent.lead_id = answered_leads.lead_id
    where answered_leads.lead_id is null
)

select * from unanswered_leads
