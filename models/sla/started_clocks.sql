with decision_periods as (
    select * from {{ ref('decision_periods') }}
    where destination_type in ('owner', 'pool')
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
        decision_periods.lead_id,
        decision_periods.assignment_id,
        decision_periods.owner_id,
        decision_periods.sla_policy,
        decision_periods.effective_at,
        decision_periods.routed_at,
        decision_periods.superseded_at,
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
        case when owner_clocks.absent_owner_id is null then decision_periods.sla_due_at end as frozen_due_at,
        coalesce(lead_milestones.closed_at, decision_periods.superseded_at) as stopped_at
    from decision_periods
    inner join policy_sla on decision_periods.sla_policy = policy_sla.sla_policy
    left join owner_clocks
        on
            decision_periods.owner_id = owner_clocks.owner_id
            and decision_periods.sla_policy = owner_clocks.sla_policy
    left join first_responses on decision_periods.assignment_id = first_responses.assignment_id
    left join lead_milestones on decision_periods.assignment_id = lead_milestones.assignment_id
),

-- Days off are often entered late: a promise that pauses has no frozen due time. A closed lead needs no follow-up.
clocks as (
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
),

-- A clock is open while neither what was promised nor anything else has ended it: it is measured until now.
started_clocks as (
    select
        *,
        assignment_id || '/' || clock_name as clock_id,
        coalesce(ended_at, stopped_at, {{ routing_now() }}) as measured_until
    from clocks
)

select * from started_clocks
