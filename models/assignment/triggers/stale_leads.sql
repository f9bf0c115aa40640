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

-- Signs that somebody works the lead; its decision is one, so that a first run finds nothing stale.
signs as (
    select
        lead_id,
        routed_at as happened_at
    from decisions_in_force
    union all
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

last_signs as (
    select
        lead_id,
        max(happened_at) as happened_at
    from signs
    group by lead_id
),

stale_leads as (
    select decisions_in_force.lead_id
    from decisions_in_force
    inner join policy_sla on decisions_in_force.sla_policy = policy_sla.sla_policy
    inner join last_signs on decisions_in_force.lead_id = last_signs.lead_id
    where {{ add_seconds('last_signs.happened_at', '86400 * policy_sla.stale_after_days') }} < {{ routing_now() }}
)

select * from stale_leads
