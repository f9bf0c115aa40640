with assignments as (
    select *
    from {{ ref('assignments') }}
    where state = 'assigned'
),

policy_sla as (
    select * from {{ ref('policy_sla') }}
),

owner_clocks as (
    select * from {{ ref('owner_clocks') }}
),

first_responses as (
    select * from {{ ref('first_responses') }}
),

lead_milestones as (
    select * from {{ ref('lead_milestones') }}
),

promises as (
    select
        assignments.lead_id,
        assignments.assignment_id,
        assignments.owner_id,
        assignments.sla_policy,
        assignments.effective_at,
        owner_clocks.work_calendar_id,
        owner_clocks.absent_owner_id,
        policy_sla.respond_within_minutes,
        policy_sla.warn_after_minutes,
        policy_sla.follow_up_within_minutes,
        policy_sla.qualify_within_minutes,
        first_responses.first_response_at,
        first_responses.followed_up_at,
        lead_milestones.closed_at,
        lead_milestones.qualified_at,
        case when owner_clocks.absent_owner_id is null then assignments.sla_due_at end as frozen_due_at
    from assignments
    inner join policy_sla on assignments.sla_policy = policy_sla.sla_policy
    left join owner_clocks
        on
            assignments.owner_id = owner_clocks.owner_id
            and assignments.sla_policy = owner_clocks.sla_policy
    left join first_responses on assignments.lead_id = first_responses.lead_id
    left join lead_milestones on assignments.lead_id = lead_milestones.lead_id
    where assignments.sla_due_at is not null
),

-- Days off may be entered later, so a promise that pauses on them has no frozen due time. A closed lead needs no
-- follow-up.
started_clocks as (
    select
        {{ clock_columns() }},
        'first_response' as clock_name,
        respond_within_minutes as within_minutes,
        warn_after_minutes,
        effective_at as started_at,
        frozen_due_at,
        first_response_at as ended_at
    from promises
    union all
    select
        {{ clock_columns() }},
        'follow_up' as clock_name,
        follow_up_within_minutes as within_minutes,
        {{ share_of_warning('follow_up_within_minutes', 'promises') }} as warn_after_minutes,
        first_response_at as started_at,
        cast(null as {{ dbt.type_timestamp() }}) as frozen_due_at,
        {{ earlier_of('coalesce(followed_up_at, closed_at)', 'closed_at') }} as ended_at
    from promises
    where
        follow_up_within_minutes is not null
        and first_response_at is not null
        and (closed_at is null or closed_at > first_response_at)
    union all
    select
        {{ clock_columns() }},
        'qualification' as clock_name,
        qualify_within_minutes as within_minutes,
        {{ share_of_warning('qualify_within_minutes', 'promises') }} as warn_after_minutes,
        effective_at as started_at,
        cast(null as {{ dbt.type_timestamp() }}) as frozen_due_at,
        qualified_at as ended_at
    from promises
    where qualify_within_minutes is not null
)

select * from started_clocks
