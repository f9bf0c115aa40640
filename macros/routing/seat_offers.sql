{#
    Which lead each seat would be offered, turn by turn, as a chain of CTEs that ends in one named `offers`.

    A lead stands in one line after the other; a line closes to all leads after the one that filled its last seat. A
    pool deals the leads of a line, by service_rank, onto the turns of its members: a member's k-th next turn stands at
    its start_position + (k - 1/2) slots, and the earliest turn goes to the first lead. A named owner has a line alone.

    A seat takes no more than its `turns`. What it would be offered beyond them is told as well, as if it alone took
    them: from that a seat can tell what it should take (seat_limits). What is settled is not dealt again.

    Needs the CTEs contenders (service_rank, situation_number), asked_lines and seats. Gives, per seat and turn:
    service_rank, step_number, line_number, room_number, owner_number, room_left, owner_left, turn_number (from 1 after
    the settled ones), is_within_turns, pool_turn.
#}
{% macro seat_offers() -%}
open_seats as (
    select
        line_number,
        room_number,
        owner_number,
        weight,
        half_slot,
        start_position + 2 * half_slot * settled_turns as next_position,
        turns - settled_turns as turns,
        room - cast(sum(settled_turns) over (partition by room_number) as {{ dbt.type_bigint() }}) as room_left,
        owner_room - cast(sum(settled_turns) over (partition by owner_number) as {{ dbt.type_bigint() }}) as owner_left
    from seats
    where not is_shut
),

closings as (
    {{ line_closings('seats', 'line_number') }}
),

beginning as (
    select coalesce(max(settled_at), 0) as settled_at
    from seats
),

-- A lead asks here when everything it asks before has closed to it.
stops as (
    select
        asked_lines.situation_number,
        asked_lines.step_number,
        asked_lines.line_number,
        coalesce(
            max(coalesce(closings.closes_at, {{ never() }})) over (
                partition by asked_lines.situation_number
                order by asked_lines.step_number
                rows between unbounded preceding and 1 preceding
            ), 0
        ) as asked_after
    from asked_lines
    inner join closings on asked_lines.line_number = closings.line_number
),

waiting as (
    select contenders.*
    from contenders
    inner join beginning on contenders.service_rank > beginning.settled_at
),

queues as (
    select
        waiting.service_rank,
        stops.step_number,
        stops.line_number,
        row_number() over (partition by stops.line_number order by waiting.service_rank) as place
    from waiting
    inner join stops
        on
            waiting.situation_number = stops.situation_number
            and waiting.service_rank > stops.asked_after
    where stops.asked_after < {{ never() }}
),

queue_lengths as (
    select
        line_number,
        max(place) as queue_length
    from queues
    group by line_number
),

-- By then, the seats that never run out of turns have had more of them than there are leads.
horizons as (
    select
        open_seats.line_number,
        max(open_seats.next_position) + {{ integer_divide(
            '2 * ' ~ half_slot(1) ~ ' * (max(queue_lengths.queue_length) + count(*))', 'sum(open_seats.weight)'
        ) }} as last_turn
    from open_seats
    inner join queue_lengths on open_seats.line_number = queue_lengths.line_number
    where open_seats.turns >= queue_lengths.queue_length
    group by open_seats.line_number
),

reaches as (
    select
        open_seats.*,
        case
            when horizons.last_turn is null then open_seats.room_left
            else least(open_seats.room_left, 2 + {{ integer_divide(
                'greatest(0, horizons.last_turn - open_seats.next_position)', '2 * open_seats.half_slot'
            ) }})
        end as last_turn_number
    from open_seats
    left join horizons on open_seats.line_number = horizons.line_number
),

turns as (
    select
        reaches.line_number,
        reaches.room_number,
        reaches.owner_number,
        reaches.room_left,
        reaches.owner_left,
        queues.place as turn_number,
        queues.place - reaches.turns as turns_beyond,
        queues.place <= reaches.turns as is_within_turns,
        reaches.next_position + (2 * queues.place - 1) * reaches.half_slot as pool_turn
    from reaches
    inner join queues
        on
            reaches.line_number = queues.line_number
            and reaches.last_turn_number >= queues.place
),

-- Two numberings cost engines less than one running count: the difference says how many turns of the other kind there
-- are before one beyond the limit.
numbered as (
    select
        *,
        row_number() over (partition by line_number order by pool_turn, owner_number) as place_of_all,
        row_number() over (
            partition by line_number, is_within_turns order by pool_turn, owner_number
        ) as place_of_kind
    from turns
),

dealt as (
    select
        *,
        case
            when is_within_turns then place_of_kind
            else place_of_all - place_of_kind + turns_beyond
        end as place
    from numbered
),

offers as (
    select
        queues.service_rank,
        queues.step_number,
        dealt.line_number,
        dealt.room_number,
        dealt.owner_number,
        dealt.room_left,
        dealt.owner_left,
        dealt.turn_number,
        dealt.is_within_turns,
        dealt.pool_turn
    from dealt
    inner join queues
        on
            dealt.line_number = queues.line_number
            and dealt.place = queues.place
)
{%- endmacro %}

{#
    What owners would take of all `offers`: the leads that come first, wherever they are offered, up to the caps of each
    pool and of the owner. A chain of CTEs that ends in `accepted`: offers with room_turn and owner_turn.
#}
{% macro accepted_offers() -%}
by_room as (
    select
        *,
        row_number() over (partition by room_number order by service_rank, line_number) as room_turn
    from offers
),

by_owner as (
    select
        *,
        row_number() over (partition by owner_number order by service_rank, line_number) as owner_turn
    from by_room
    where room_turn <= room_left
),

accepted as (
    select *
    from by_owner
    where owner_turn <= owner_left
)
{%- endmacro %}

{#
    Behind the first lead of its company a lead may only go where that one went. A chain of CTEs that ends in `followed`:
    the seats with is_shut_now, whether the one whom the line follows (leader_rank) went to somebody else in this round.

    Needs the CTEs seats and offers.
#}
{% macro followed_seats() -%}
led_offers as (
    select offers.*
    from offers
    inner join (select distinct leader_rank from seats) as led on offers.service_rank = led.leader_rank
    where offers.is_within_turns
),

leaders as (
    {{ first_row_per('service_rank', 'led_offers', 'step_number') }}
),

followed as (
    select
        seats.*,
        case
            when seats.leader_rank is null then false
            when seats.leader_rank <= seats.settled_at then seats.is_shut
            else coalesce(seats.owner_number <> leaders.owner_number, true)
        end as is_shut_now
    from seats
    left join leaders on seats.leader_rank = leaders.service_rank
)
{%- endmacro %}

{#
    What need not be dealt again. Before the first turn that one of the old and the new limit of a seat allows and the
    other doesn't, and until any seat closes earlier or later than it did, this round and all later ones deal alike. A
    chain of CTEs that ends in `agreed`: limited with agreed_up_to (a service_rank, null when nothing changed), and
    `settled`: the turns of each seat up to there.

    Needs the CTEs offers, accepted and limited: seats with new_turns and is_full_at.
#}
{% macro settled_offers() -%}
compared as (
    select
        *,
        least(turns, new_turns) - settled_turns as common_turns,
        coalesce(full_at, {{ never() }}) as closed_at,
        coalesce(is_full_at, {{ never() }}) as closes_at
    from limited
),

-- A limit makes no difference before the first turn that only the old or only the new one allows, nor the rank that
-- closes a seat before the leads that come after it.
alike as (
    select
        compared.*,
        least(
            case
                when compared.turns = compared.new_turns then {{ never() }}
                when compared.is_shut <> compared.is_shut_now then compared.leader_rank
                else coalesce(offers.service_rank - 1, {{ never() }})
            end,
            case
                when compared.closed_at = compared.closes_at then {{ never() }}
                else least(compared.closed_at, compared.closes_at)
            end
        ) as alike_up_to
    from compared
    left join offers
        on
            compared.line_number = offers.line_number
            and compared.owner_number = offers.owner_number
            and compared.common_turns + 1 = offers.turn_number
),

agreed as (
    select
        *,
        nullif(min(alike_up_to) over (), {{ never() }}) as agreed_up_to
    from alike
),

settled as (
    select
        accepted.line_number,
        accepted.owner_number,
        count(*) as turns
    from accepted
    inner join (select max(agreed_up_to) as rank_of_all from agreed) as agreement
        on accepted.service_rank <= agreement.rank_of_all
    group by accepted.line_number, accepted.owner_number
)
{%- endmacro %}

{# When a line, by its id or its number, closes: at the rank that fills its last seat, null while one is never full. #}
{% macro line_closings(seats, line) -%}
    select
        {{ line }},
        case when count(full_at) = count(*) then max(full_at) end as closes_at
    from {{ seats }}
    group by {{ line }}
{%- endmacro %}

{# Later than every service_rank. #}
{% macro never() -%}
    1000000000
{%- endmacro %}
