with lead_triggers as (
    select
        *,
        {{ identifier('trigger') }} as cause
    from {{ ref('lead_triggers') }}
),

pending_overrides as (
    select * from {{ ref('pending_overrides') }}
),

leads_to_send_on as (
    select * from {{ ref('leads_to_send_on') }}
),

hops as (
    select
        lead_id,
        count(*) as hops
    from {{ source('routing_state', 'assignment_log') }}
    where {{ identifier('trigger') }} in ({{ hopping_triggers() }})
    group by lead_id
),

-- What needs no rule: somebody has decided already, or there is nothing left to decide.
direct_decisions as (
    select
        lead_triggers.lead_id,
        lead_triggers.cause as {{ identifier('trigger') }},
        case
            when lead_triggers.cause = 'human' then 'owner'
            when lead_triggers.cause = 'override' then pending_overrides.outcome
            when lead_triggers.cause = 'deleted' or lead_triggers.is_closed then 'discard'
            else 'queue'
        end as destination_type,
        case
            when lead_triggers.cause = 'human' then lead_triggers.crm_owner_id
            when lead_triggers.cause = 'override' then pending_overrides.destination
            when lead_triggers.cause <> 'deleted' and not lead_triggers.is_closed
                then coalesce(leads_to_send_on.breach_queue, 'max_hops')
        end as destination,
        case
            when lead_triggers.cause = 'deleted' then 'deleted_in_crm'
            when lead_triggers.cause = 'human' then 'crm_owner'
            when lead_triggers.cause = 'override' then 'override'
            when lead_triggers.is_closed then 'closed_in_crm'
            when leads_to_send_on.breach_queue is not null then 'sla_breached'
            else 'max_hops'
        end as reason_code,
        case
            when lead_triggers.cause <> 'human' then {{ routing_now() }}
            when lead_triggers.decision_number > 1 then coalesce(lead_triggers.crm_owner_since, {{ routing_now() }})
            else coalesce(lead_triggers.crm_owner_since, lead_triggers.created_at)
        end as effective_at,
        case when lead_triggers.cause in ('human', 'override') then '{{ var("crm_owner_sla_policy") }}' end
            as sla_policy
    from lead_triggers
    left join pending_overrides on lead_triggers.lead_id = pending_overrides.lead_id
    left join leads_to_send_on
        on
            lead_triggers.lead_id = leads_to_send_on.lead_id
            and lead_triggers.cause = leads_to_send_on.{{ identifier('trigger') }}
    left join hops on lead_triggers.lead_id = hops.lead_id
    where
        lead_triggers.cause in ('deleted', 'human', 'override')
        or lead_triggers.is_closed
        or leads_to_send_on.breach_queue is not null
        or (lead_triggers.cause in ({{ hopping_triggers() }}) and hops.hops >= {{ var('max_hops') }})
)

select * from direct_decisions
