with stg_leads as (
    select * from {{ ref('stg_leads') }}
),

human_touches as (
    select * from {{ ref('human_touches') }}
),

policy_owners as (
    select * from {{ ref('policy_owners') }}
),

owned as (
    select *
    from {{ ref('assignment_log') }}
    where owner_id is not null
),

first_owned as (
    {{ first_row_per('lead_id', 'owned', 'decision_number') }}
),

assigned as (
    select
        stg_leads.lead_id,
        stg_leads.created_at,
        first_owned.owner_id,
        policy_owners.team,
        policy_owners.work_calendar_id,
        case
            when first_owned.effective_at > stg_leads.created_at then first_owned.effective_at
            when first_owned.lead_id is not null then stg_leads.created_at
        end as assigned_at
    from stg_leads
    left join first_owned on stg_leads.lead_id = first_owned.lead_id
    left join policy_owners on first_owned.owner_id = policy_owners.owner_id
),

-- A touch before the lead existed is no speed, and one before it was assigned is no response: both are only counted.
lead_moments as (
    select
        assigned.lead_id,
        assigned.owner_id,
        assigned.team,
        assigned.work_calendar_id,
        assigned.created_at,
        assigned.assigned_at,
        min(case when human_touches.occurred_at >= assigned.created_at then human_touches.occurred_at end)
            as first_touch_at,
        min(case when human_touches.occurred_at >= assigned.assigned_at then human_touches.occurred_at end)
            as first_response_at,
        sum(case when human_touches.occurred_at < assigned.assigned_at then 1 else 0 end) as touches_before_assignment
    from assigned
    left join human_touches on assigned.lead_id = human_touches.lead_id
    group by
        assigned.lead_id, assigned.owner_id, assigned.team, assigned.work_calendar_id, assigned.created_at,
        assigned.assigned_at
)

select * from lead_moments
