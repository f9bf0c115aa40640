with contenders as (
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

-- Limits that still move after the last round may promise too much: nobody is given more than there is room for.
counted as (
    select
        *,
        row_number() over (partition by owner_id order by service_rank) as owner_turn,
        row_number() over (partition by owner_id, room_id order by service_rank) as room_turn
    from first_offers
),

taken_offers as (
    select
        counted.lead_id,
        counted.service_rank,
        counted.step_number,
        counted.line_id,
        counted.room_id,
        counted.owner_id,
        counted.pool_turn
    from counted
    inner join owner_rooms on counted.owner_id = owner_rooms.owner_id
    where counted.owner_turn <= owner_rooms.room and counted.room_turn <= counted.room
)

select * from taken_offers
