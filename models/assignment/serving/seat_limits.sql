{{ config(materialized='fixed_point', meta={'first_round': 'seats', 'max_rounds': var('service_rounds')}) }}

with seats as (
    select * from {{ ref('seats') }}
),

contenders as (
    select * from {{ ref('contenders') }}
),

routing_steps as (
    select * from {{ ref('routing_steps') }}
),

owner_rooms as (
    select * from {{ ref('owner_rooms') }}
),

{{ seat_offers() }},

-- An owner takes the leads that come first, wherever they are offered, up to the caps of each pool and of the owner.
by_room as (
    select
        *,
        row_number() over (partition by owner_id, room_id order by service_rank, line_id) as room_turn
    from offers
),

by_owner as (
    select
        by_room.*,
        owner_rooms.room as owner_room,
        row_number() over (partition by by_room.owner_id order by by_room.service_rank, by_room.line_id) as owner_turn
    from by_room
    inner join owner_rooms on by_room.owner_id = owner_rooms.owner_id
    where by_room.room_turn <= by_room.room
),

taken as (
    select *
    from by_owner
    where owner_turn <= owner_room
),

taken_by_seat as (
    select
        line_id,
        owner_id,
        count(*) as turns
    from taken
    group by line_id, owner_id
),

full_rooms as (
    select
        owner_id,
        room_id,
        service_rank as full_at
    from taken
    where room_turn = room
),

full_owners as (
    select
        owner_id,
        service_rank as full_at
    from taken
    where owner_turn = owner_room
),

judged as (
    select
        seats.*,
        coalesce(taken_by_seat.turns, 0) as turns_taken,
        case
            when seats.room = 0 then 0
            when full_rooms.full_at < full_owners.full_at then full_rooms.full_at
            else coalesce(full_owners.full_at, full_rooms.full_at)
        end as is_full_at
    from seats
    left join taken_by_seat on seats.line_id = taken_by_seat.line_id and seats.owner_id = taken_by_seat.owner_id
    left join full_rooms on seats.room_id = full_rooms.room_id and seats.owner_id = full_rooms.owner_id
    left join full_owners on seats.owner_id = full_owners.owner_id
),

seat_limits as (
    select
        line_id,
        room_id,
        owner_id,
        weight,
        half_slot,
        start_position,
        room,
        cast(case when is_full_at is null then room else turns_taken end as {{ dbt.type_bigint() }}) as turns,
        cast(is_full_at as {{ dbt.type_bigint() }}) as full_at
    from judged
)

select * from seat_limits
