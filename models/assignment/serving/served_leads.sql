with lead_situations as (
    select * from {{ ref('lead_situations') }}
),

routing_steps as (
    select * from {{ ref('routing_steps') }}
),

seat_limits as (
    select * from {{ ref('seat_limits') }}
),

taken_offers as (
    select * from {{ ref('taken_offers') }}
),

pool_turns as (
    select * from {{ ref('pool_turns') }}
),

closings as (
    {{ line_closings('seat_limits', 'line_id') }}
),

-- Where nobody is turned away, and the rank after which everything before it has closed.
last_steps as (
    select
        routing_steps.situation_id,
        max(routing_steps.step_number) as step_number,
        max(case
            when closings.line_id is null then 0
            else coalesce(closings.closes_at, {{ never() }})
        end) as reached_after
    from routing_steps
    left join closings on routing_steps.line_id = closings.line_id
    group by routing_steps.situation_id
),

-- Leads given out of turn use up turns all the same: they count after those that were given in turn.
charged as (
    select
        taken_offers.*,
        taken_offers.line_id = taken_offers.room_id and pool_turns.distribution = 'round_robin' as is_in_turn,
        pool_turns.start_position + 2 * pool_turns.half_slot * row_number() over (
            partition by taken_offers.owner_id, taken_offers.room_id
            order by case when taken_offers.line_id = taken_offers.room_id then 0 else 1 end, taken_offers.service_rank
        ) as charged_position
    from taken_offers
    left join pool_turns
        on
            taken_offers.owner_id = pool_turns.owner_id
            and taken_offers.room_id = 'pool ' || pool_turns.pool_id
),

placed as (
    select
        lead_situations.lead_id,
        lead_situations.situation_id,
        lead_situations.service_rank,
        charged.owner_id,
        case when charged.is_in_turn then charged.pool_turn end as pool_turn,
        charged.charged_position as pool_position,
        coalesce(charged.step_number, last_steps.step_number) as step_number,
        charged.service_rank is null and lead_situations.service_rank <= last_steps.reached_after as is_unsettled
    from lead_situations
    inner join last_steps on lead_situations.situation_id = last_steps.situation_id
    left join charged on lead_situations.service_rank = charged.service_rank
),

-- Whoever still asks when the rounds are over waits for the next run.
served_leads as (
    select
        placed.lead_id,
        placed.situation_id,
        placed.service_rank,
        placed.step_number,
        routing_steps.rule_id,
        case when placed.is_unsettled then 'hold' else routing_steps.destination_type end as destination_type,
        routing_steps.destination,
        placed.owner_id,
        case when not placed.is_unsettled then routing_steps.branch_id end as branch_id,
        case when placed.is_unsettled then 'rounds_exhausted' else routing_steps.reason_code end as reason_code,
        case when not placed.is_unsettled then routing_steps.sla_policy end as sla_policy,
        placed.pool_turn,
        placed.pool_position
    from placed
    inner join routing_steps
        on
            placed.situation_id = routing_steps.situation_id
            and placed.step_number = routing_steps.step_number
)

select * from served_leads
