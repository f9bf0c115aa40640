with decision_periods as (
    select * from {{ ref('decision_periods') }}
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

responses as (
    select
        decision_periods.assignment_id,
        human_touches.occurred_at
    from decision_periods
    inner join human_touches on decision_periods.lead_id = human_touches.lead_id
    left join policy_sla on decision_periods.sla_policy = policy_sla.sla_policy
    left join policy_owners on decision_periods.owner_id = policy_owners.owner_id
    where
        {{ is_within('human_touches.occurred_at', 'decision_periods') }}
        and {{ is_response('human_touches', 'decision_periods') }}
),

compared as (
    select
        assignment_id,
        occurred_at,
        min(occurred_at) over (partition by assignment_id) as first_response_at
    from responses
),

first_responses as (
    select
        assignment_id,
        first_response_at,
        min(case when occurred_at > first_response_at then occurred_at end) as followed_up_at
    from compared
    group by assignment_id, first_response_at
)

select * from first_responses
