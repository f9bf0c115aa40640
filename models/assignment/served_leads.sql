with waiting as (
    select
        lead_id,
        service_rank
    from {{ ref('waiting_leads') }}
),

steps as (
    select * from {{ ref('routing_steps') }}
),

members as (
    select * from {{ ref('pool_turns') }}
),

owners as (
    select
        owner_id,
        room
    from {{ ref('owner_rooms') }}
),

{{ service_rounds(var('service_rounds')) }},

-- Whoever still asks when the rounds are over waits for the next run.
served_leads as (
    select
        served.lead_id,
        served.step_number,
        steps.rule_id,
        case when served.is_accepted then served.destination_type else 'hold' end as destination_type,
        served.destination,
        case when served.is_accepted then served.owner_id end as owner_id,
        case when served.is_accepted then steps.reason_code else 'rounds_exhausted' end as reason_code,
        case when served.is_accepted then steps.sla_policy end as sla_policy,
        case when served.is_accepted then served.pool_turn end as pool_turn,
        case when served.is_accepted then served.pool_position end as pool_position
    from served
    inner join steps
        on
            served.lead_id = steps.lead_id
            and served.step_number = steps.step_number
)

select * from served_leads
