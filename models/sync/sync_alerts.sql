with sla_clocks as (
    select * from {{ ref('sla_clocks') }}
),

assignments as (
    select * from {{ ref('assignments') }}
),

lead_milestones as (
    select * from {{ ref('lead_milestones') }}
),

policy_owners as (
    select * from {{ ref('policy_owners') }}
),

-- Nobody needs an alert about what is done, or about a lead that is closed.
clocks as (
    select
        sla_clocks.*,
        assignments.routed_at,
        coalesce(policy_owners.owner_name, sla_clocks.owner_id) as owner_name,
        coalesce(policy_owners.manager_id, sla_clocks.owner_id) as manager_id,
        {{ earlier_of(
            'coalesce(sla_clocks.ended_at, lead_milestones.closed_at)', 'lead_milestones.closed_at'
        ) }} as settled_at
    from sla_clocks
    inner join assignments on sla_clocks.lead_id = assignments.lead_id
    left join lead_milestones on sla_clocks.lead_id = lead_milestones.lead_id
    left join policy_owners on sla_clocks.owner_id = policy_owners.owner_id
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
