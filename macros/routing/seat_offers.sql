{#
    Which lead each seat would be offered, turn by turn, as a chain of CTEs that ends in one named `offers`.

    A lead stands in one line after the other; a line closes to all leads after the one that filled its last seat. A
    pool deals the leads of a line, by service_rank, onto the turns of its members: a member's k-th next turn stands at
    its start_position + (k - 1/2) slots, and the earliest turn goes to the first lead. A named owner has a line alone.

    A seat takes no more than its `turns`. What it would be offered beyond them is told as well, as if it alone took
    them: from that a seat can tell what it should take (seat_limits).

    Needs the CTEs contenders (lead_id, service_rank, situation_id), routing_steps and seats. Gives, per seat and turn:
    lead_id, service_rank, step_number, line_id, room_id, owner_id, room, is_within_turns, pool_turn.
#}
{% macro seat_offers() -%}
closings as (
    {{ line_closings('seats') }}
),

-- A lead asks here when everything it asks before has closed to it.
stops as (
    select
        routing_steps.situation_id,
        routing_steps.step_number,
        routing_steps.line_id,
        coalesce(
            max(coalesce(closings.closes_at, {{ never() }})) over (
                partition by routing_steps.situation_id
                order by routing_steps.step_number
                rows between unbounded preceding and 1 preceding
            ), 0
        ) as asked_after
    from routing_steps
    inner join closings on routing_steps.line_id = closings.line_id
),

queues as (
    select
        contenders.lead_id,
        contenders.service_rank,
        stops.step_number,
        stops.line_id,
        row_number() over (partition by stops.line_id order by contenders.service_rank) as place
    from contenders
    inner join stops
        on
            contenders.situation_id = stops.situation_id
            and contenders.service_rank > stops.asked_after
),

queue_lengths as (
    select
        line_id,
        max(place) as queue_length
    from queues
    group by line_id
),

-- By then, the seats that never run out of turns have had more of them than there are leads.
horizons as (
    select
        seats.line_id,
        max(seats.start_position) + {{ integer_divide(
            '2 * ' ~ half_slot(1) ~ ' * (max(queue_lengths.queue_length) + count(*))', 'sum(seats.weight)'
        ) }} as last_turn
    from seats
    inner join queue_lengths on seats.line_id = queue_lengths.line_id
    where seats.turns >= queue_lengths.queue_length
    group by seats.line_id
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
    left join horizons on seats.line_id = horizons.line_id
),

turns as (
    select
        reaches.line_id,
        reaches.room_id,
        reaches.owner_id,
        reaches.room,
        reaches.turns,
        queues.place as turn_number,
        reaches.start_position + (2 * queues.place - 1) * reaches.half_slot as pool_turn
    from reaches
    inner join queues
        on
            reaches.line_id = queues.line_id
            and reaches.last_turn_number >= queues.place
),

dealt as (
    select
        *,
        cast(sum(case when turn_number <= turns then 1 else 0 end) over (
            partition by line_id
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
        dealt.line_id,
        dealt.room_id,
        dealt.owner_id,
        dealt.room,
        dealt.turn_number <= dealt.turns as is_within_turns,
        dealt.pool_turn
    from dealt
    inner join queues
        on
            dealt.line_id = queues.line_id
            and dealt.place = queues.place
)
{%- endmacro %}

{# When a line closes: at the rank that fills its last seat, null while one is never full. #}
{% macro line_closings(seats) -%}
    select
        line_id,
        case when count(full_at) = count(*) then max(full_at) end as closes_at
    from {{ seats }}
    group by line_id
{%- endmacro %}

{# Later than every service_rank. #}
{% macro never() -%}
    1000000000
{%- endmacro %}
