{#
    Which lead each seat would be offered, turn by turn, as a chain of CTEs that ends in one named `offers`.

    A lead asks its destinations one after the other; a destination closes to all leads after the one that filled its
    last seat. A pool deals the leads that ask it, by service_rank, onto the turns of its members: a member's k-th next
    turn stands at its start_position + (k - 1/2) slots, and the earliest turn goes to the first lead. A named owner is
    a pool of one.

    A seat takes no more than its `turns`. What it would be offered beyond them is told as well, as if it alone took
    them: from that a seat can tell what it should take (seat_limits).

    Needs the CTEs contenders (lead_id, service_rank, situation_id), routing_steps and seats. Gives, per seat and turn:
    lead_id, service_rank, step_number, destination_type, destination, owner_id, turn_number, is_within_turns,
    pool_turn, pool_position.
#}
{% macro seat_offers() -%}
closings as (
    select
        destination_type,
        destination,
        case when count(full_at) = count(*) then max(full_at) end as closes_at
    from seats
    group by destination_type, destination
),

-- A lead asks here when everything it asks before has closed to it.
stops as (
    select
        routing_steps.situation_id,
        routing_steps.step_number,
        routing_steps.destination_type,
        routing_steps.destination,
        coalesce(
            max(coalesce(closings.closes_at, {{ never() }})) over (
                partition by routing_steps.situation_id
                order by routing_steps.step_number
                rows between unbounded preceding and 1 preceding
            ), 0
        ) as asked_after
    from routing_steps
    inner join closings
        on
            routing_steps.destination_type = closings.destination_type
            and routing_steps.destination = closings.destination
),

queues as (
    select
        contenders.lead_id,
        contenders.service_rank,
        stops.step_number,
        stops.destination_type,
        stops.destination,
        row_number() over (
            partition by stops.destination_type, stops.destination order by contenders.service_rank
        ) as place
    from contenders
    inner join stops
        on
            contenders.situation_id = stops.situation_id
            and contenders.service_rank > stops.asked_after
),

queue_lengths as (
    select
        destination_type,
        destination,
        max(place) as queue_length
    from queues
    group by destination_type, destination
),

-- By then, the seats that never run out of turns have had more of them than there are leads.
horizons as (
    select
        seats.destination_type,
        seats.destination,
        max(seats.start_position) + {{ integer_divide(
            '2 * ' ~ half_slot(1) ~ ' * (max(queue_lengths.queue_length) + count(*))', 'sum(seats.weight)'
        ) }} as last_turn
    from seats
    inner join queue_lengths
        on
            seats.destination_type = queue_lengths.destination_type
            and seats.destination = queue_lengths.destination
    where seats.turns >= queue_lengths.queue_length
    group by seats.destination_type, seats.destination
),

reaches as (
    select
        seats.*,
        case
            when horizons.last_turn is null then seats.room
            else least(seats.room, 2 + {{ integer_divide(
                'greatest(0, horizons.last_turn - seats.start_position)', '2 * seats.half_slot'
            ) }})
        end as last_turn_number
    from seats
    left join horizons
        on
            seats.destination_type = horizons.destination_type
            and seats.destination = horizons.destination
),

turns as (
    select
        reaches.destination_type,
        reaches.destination,
        reaches.owner_id,
        reaches.half_slot,
        reaches.turns,
        queues.place as turn_number,
        reaches.start_position + (2 * queues.place - 1) * reaches.half_slot as pool_turn
    from reaches
    inner join queues
        on
            reaches.destination_type = queues.destination_type
            and reaches.destination = queues.destination
            and reaches.last_turn_number >= queues.place
),

dealt as (
    select
        *,
        cast(sum(case when turn_number <= turns then 1 else 0 end) over (
            partition by destination_type, destination
            order by pool_turn, {{ by_bytes('owner_id') }}
            rows between unbounded preceding and current row
        ) as {{ dbt.type_bigint() }}) + greatest(0, turn_number - turns) as place
    from turns
),

offers as (
    select
        queues.lead_id,
        queues.service_rank,
        queues.step_number,
        dealt.destination_type,
        dealt.destination,
        dealt.owner_id,
        dealt.turn_number,
        dealt.turn_number <= dealt.turns as is_within_turns,
        dealt.pool_turn,
        dealt.pool_turn + dealt.half_slot as pool_position
    from dealt
    inner join queues
        on
            dealt.destination_type = queues.destination_type
            and dealt.destination = queues.destination
            and dealt.place = queues.place
)
{%- endmacro %}

{# Later than every service_rank. #}
{% macro never() -%}
    1000000000
{%- endmacro %}
