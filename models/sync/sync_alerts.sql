with decision_clocks as (
    select *
    from {{ ref('decision_clocks') }}
    where due_at is not null
),

policy_owners as (
    select * from {{ ref('policy_owners') }}
),

-- Nobody needs an alert about what is done, about a lead that is closed or that somebody else has by then.
clocks as (
    select
        decision_clocks.*,
        coalesce(policy_owners.owner_name, decision_clocks.owner_id) as owner_name,
        coalesce(policy_owners.manager_id, decision_clocks.owner_id) as manager_id,
        {{ earlier_of(
            'coalesce(decision_clocks.ended_at, decision_clocks.stopped_at)', 'decision_clocks.stopped_at'
        ) }} as settled_at
    from decision_clocks
    left join policy_owners on decision_clocks.owner_id = policy_owners.owner_id
),

-- What was over before the decision was made could not be warned of, so an old CRM raises no alerts on the first day.
candidates as (
    select
        *,
        'sla_at_risk' as kind,
        owner_id as recipient_id,
        greatest(warn_at, routed_at) as raised_at
    from clocks
    where greatest(warn_at, routed_at) < due_at and greatest(warn_at, routed_at) <= {{ routing_now() }}
    union all
    select
        *,
        'sla_breached' as kind,
        manager_id as recipient_id,
        due_at as raised_at
    from clocks
    where routed_at <= due_at and due_at < {{ routing_now() }}
),

-- Only what doesn't change any more: a row that changed would be sent again.
sync_alerts as (
    select
        -- ids
        {{ fingerprint(['assignment_id', 'clock_name', 'kind']) }} as alert_key,
        lead_id,
        assignment_id,
        owner_id,
        recipient_id,

        -- what
        kind,
        clock_name,
        sla_policy,
        {{ alert_message('clock_name', 'owner_name', 'lead_id', 'kind', 'due_at') }} as message,

        -- times
        raised_at,
        due_at
    from candidates
    where settled_at is null or settled_at > raised_at
)

select * from sync_alerts
