with decisions_in_force as (
    select * from {{ ref('decisions_in_force') }}
),

human_touches as (
    select * from {{ ref('human_touches') }}
),

stg_lead_history as (
    select * from {{ ref('stg_lead_history') }}
),

policy_sla as (
    select * from {{ ref('policy_sla') }}
),

-- The decision is a sign of work itself, so that a first run finds nothing stale.
old_decisions as (
    select
        decisions_in_force.lead_id,
        policy_sla.stale_after_days
    from decisions_in_force
    inner join policy_sla on decisions_in_force.sla_policy = policy_sla.sla_policy
    where {{ add_seconds('decisions_in_force.routed_at', '86400 * policy_sla.stale_after_days') }} < {{ routing_now() }}
),

-- Other signs that somebody works the lead.
signs as (
    select
        lead_id,
        occurred_at as happened_at
    from human_touches
    union all
    select
        lead_id,
        changed_at as happened_at
    from stg_lead_history
    where field = 'status' and changed_at <= {{ routing_now() }}
),

leads_at_work as (
    select distinct old_decisions.lead_id
    from old_decisions
    inner join signs on old_decisions.lead_id = signs.lead_id
    where {{ add_seconds('signs.happened_at', '86400 * old_decisions.stale_after_days') }} >= {{ routing_now() }}
),

stale_leads as (
    select old_decisions.lead_id
    from old_decisions
    left join leads_at_work on old_decisions.lead_id = leads_at_work.lead_id
    where leads_at_work.lead_id is null
)

select * from stale_leads
