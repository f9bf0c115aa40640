with lead_situations as (
    select * from {{ ref('lead_situations') }}
),

contenders as (
    select * from {{ ref('contenders') }}
),

routing_steps as (
    select * from {{ ref('routing_steps') }}
),

seats as (
    select * from {{ ref('seat_limits') }}
),

owner_rooms as (
    select * from {{ ref('owner_rooms') }}
),

{{ seat_offers() }},

within_turns as (
    select *
    from offers
    where is_within_turns
),

first_offers as (
    {{ first_row_per('lead_id', 'within_turns', 'step_number') }}
),

-- Limits that still move after the last round may promise too much: no owner is given more than there is room for.
ranked_offers as (
    select
        *,
        row_number() over (partition by owner_id order by service_rank) as owner_turn
    from first_offers
),

taken as (
    select ranked_offers.*
    from ranked_offers
    inner join owner_rooms
        on
            ranked_offers.owner_id = owner_rooms.owner_id
            and ranked_offers.owner_turn <= owner_rooms.room
),

-- Where nobody is turned away, and the rank after which everything before it has closed.
last_steps as (
    select
        routing_steps.situation_id,
        max(routing_steps.step_number) as step_number,
        coalesce(max(
            case when routing_steps.destination_type in ('owner', 'pool') then coalesce(closings.closes_at, {{ never() }}) end
        ), 0) as reached_after
    from routing_steps
    left join closings
        on
            routing_steps.destination_type = closings.destination_type
            and routing_steps.destination = closings.destination
    group by routing_steps.situation_id
),

placed as (
    select
        lead_situations.lead_id,
        lead_situations.situation_id,
        taken.owner_id,
        taken.destination_type,
        taken.pool_turn,
        taken.pool_position,
        coalesce(taken.step_number, last_steps.step_number) as step_number,
        taken.lead_id is null and lead_situations.service_rank <= last_steps.reached_after as is_unsettled
    from lead_situations
    inner join last_steps on lead_situations.situation_id = last_steps.situation_id
    left join taken on lead_situations.lead_id = taken.lead_id
),

-- Whoever still asks when the rounds are over waits for the next run.
served_leads as (
    select
        placed.lead_id,
        placed.step_number,
        routing_steps.rule_id,
        case when placed.is_unsettled then 'hold' else routing_steps.destination_type end as destination_type,
        routing_steps.destination,
        placed.owner_id,
        case when placed.is_unsettled then 'rounds_exhausted' else routing_steps.reason_code end as reason_code,
        case when not placed.is_unsettled then routing_steps.sla_policy end as sla_policy,
        case when placed.destination_type = 'pool' then placed.pool_turn end as pool_turn,
        case when placed.destination_type = 'pool' then placed.pool_position end as pool_position
    from placed
    inner join routing_steps
        on
            placed.situation_id = routing_steps.situation_id
            and placed.step_number = routing_steps.step_number
)

select * from served_leads
