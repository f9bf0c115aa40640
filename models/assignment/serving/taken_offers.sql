with contenders as (
    select * from {{ ref('contenders') }}
),

asked_lines as (
    select * from {{ ref('asked_lines') }}
),

seat_limits as (
    select * from {{ ref('seat_limits') }}
),

seats as (
    select
        line_number,
        weight,
        half_slot,
        start_position,
        room,
        owner_room,
        room_number,
        owner_number,
        turns,
        full_at,
        is_shut,
        0 as settled_turns,
        0 as settled_at
    from seat_limits
),

{{ seat_offers() }},

within_turns as (
    select *
    from offers
    where is_within_turns
),

first_offers as (
    {{ first_row_per('service_rank', 'within_turns', 'step_number') }}
),

-- Limits that still move after the last round may promise too much: nobody is given more than there is room for.
counted as (
    select
        *,
        row_number() over (partition by owner_number order by service_rank) as owner_turn,
        row_number() over (partition by room_number order by service_rank) as room_turn
    from first_offers
),

taken_offers as (
    select
        counted.service_rank,
        counted.step_number,
        seat_limits.line_id,
        seat_limits.room_id,
        seat_limits.owner_id,
        counted.pool_turn
    from counted
    inner join seat_limits
        on counted.line_number = seat_limits.line_number and counted.owner_number = seat_limits.owner_number
    where counted.owner_turn <= counted.owner_left and counted.room_turn <= counted.room_left
)

select * from taken_offers
