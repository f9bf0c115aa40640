with assignments as (
    select * from {{ ref('assignments') }}
),

human_touches as (
    select * from {{ ref('human_touches') }}
),

policy_owners as (
    select * from {{ ref('policy_owners') }}
),

policy_sla as (
    select * from {{ ref('policy_sla') }}
),

-- What counts is up to the policy; without one, anybody may answer.
responses as (
    select
        assignments.lead_id,
        human_touches.occurred_at
    from assignments
    inner join human_touches
        on
            assignments.lead_id = human_touches.lead_id
            and assignments.effective_at <= human_touches.occurred_at
    left join policy_sla on assignments.sla_policy = policy_sla.sla_policy
    left join policy_owners on assignments.owner_id = policy_owners.owner_id
    where
        human_touches.is_conversion
        or coalesce(policy_sla.response_by, 'anyone') = 'anyone'
        or human_touches.owner_id = assignments.owner_id
        or (policy_sla.response_by = 'team' and human_touches.team = policy_owners.team)
),

compared as (
    select
        lead_id,
        occurred_at,
        min(occurred_at) over (partition by lead_id) as first_response_at
    from responses
),

first_responses as (
    select
        lead_id,
        first_response_at,
        min(case when occurred_at > first_response_at then occurred_at end) as followed_up_at
    from compared
    group by lead_id, first_response_at
)

select * from first_responses
