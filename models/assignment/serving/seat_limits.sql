{{ config(materialized='fixed_point', meta={'first_round': 'seats', 'max_rounds': var('service_rounds')}) }}

with seats as (
    select * from {{ ref('seats') }}
),

contenders as (
    select * from {{ ref('contenders') }}
),

asked_lines as (
    select * from {{ ref('asked_lines') }}
),

{{ seat_offers() }},

{{ accepted_offers() }},

taken_by_seat as (
    select
        line_number,
        owner_number,
        count(*) as turns
    from accepted
    group by line_number, owner_number
),

full_rooms as (
    select
        room_number,
        service_rank as full_at
    from accepted
    where room_turn = room_left
),

full_owners as (
    select
        owner_number,
        service_rank as full_at
    from accepted
    where owner_turn = owner_left
),

{{ followed_seats() }},

judged as (
    select
        seats.*,
        seats.settled_turns + coalesce(taken_by_seat.turns, 0) as turns_taken,
        case
            when seats.is_shut_now then seats.leader_rank
            when seats.full_at <= seats.settled_at then seats.full_at
            when full_rooms.full_at < full_owners.full_at then full_rooms.full_at
            else coalesce(full_owners.full_at, full_rooms.full_at)
        end as is_full_at
    from followed as seats
    left join taken_by_seat
        on seats.line_number = taken_by_seat.line_number and seats.owner_number = taken_by_seat.owner_number
    left join full_rooms on seats.room_number = full_rooms.room_number
    left join full_owners on seats.owner_number = full_owners.owner_number
),

limited as (
    select
        *,
        case
            when is_shut_now then 0
            when is_full_at is null then room
            else turns_taken
        end as new_turns
    from judged
),

{{ settled_offers() }},

seat_limits as (
    select
        agreed.line_id,
        agreed.room_id,
        agreed.owner_id,
        agreed.line_number,
        agreed.leader_rank,
        agreed.weight,
        agreed.half_slot,
        agreed.start_position,
        agreed.room,
        agreed.owner_room,
        agreed.room_number,
        agreed.owner_number,
        cast(agreed.new_turns as {{ dbt.type_bigint() }}) as turns,
        cast(agreed.is_full_at as {{ dbt.type_bigint() }}) as full_at,
        agreed.is_shut_now as is_shut,
        cast(agreed.settled_turns + coalesce(settled.turns, 0) as {{ dbt.type_bigint() }}) as settled_turns,
        cast(coalesce(agreed.agreed_up_to, agreed.settled_at) as {{ dbt.type_bigint() }}) as settled_at
    from agreed
    left join settled on agreed.line_number = settled.line_number and agreed.owner_number = settled.owner_number
)

select * from seat_limits
