with policy_overrides as (
    select * from {{ ref('policy_overrides') }}
),

owner_availability as (
    select * from {{ ref('owner_availability') }}
),

past_decisions as (
    select * from {{ source('routing_state', 'assignment_log') }}
),

-- An override is carried out once; what people do with the lead afterwards stands.
carried_out as (
    select distinct
        lead_id,
        destination
    from past_decisions
    where {{ identifier('trigger') }} = 'override'
),

pending_overrides as (
    select
        policy_overrides.lead_id,
        policy_overrides.outcome,
        policy_overrides.destination
    from policy_overrides
    left join carried_out
        on
            policy_overrides.lead_id = carried_out.lead_id
            and coalesce(policy_overrides.destination, '') = coalesce(carried_out.destination, '')
    left join owner_availability on policy_overrides.destination = owner_availability.owner_id
    where
        {{ in_effect('policy_overrides.valid_from', 'policy_overrides.valid_to') }}
        and carried_out.lead_id is null
        and (policy_overrides.outcome <> 'owner' or owner_availability.is_active)
)

select * from pending_overrides
