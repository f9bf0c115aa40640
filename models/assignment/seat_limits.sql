{{ config(materialized='fixed_point', first_round='seats', max_rounds=var('service_rounds')) }}

-- depends_on: {{ ref('seats') }}
with seats as (
    select * from {{ this }}
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

-- An owner takes the leads that come first, wherever they are offered.
ranked_offers as (
    select
        offers.*,
        owner_rooms.room as owner_room,
        row_number() over (
            partition by offers.owner_id order by offers.service_rank, offers.destination_type, offers.destination
        ) as owner_turn
    from offers
    inner join owner_rooms on offers.owner_id = owner_rooms.owner_id
),

taken as (
    select
        *,
        max(case when owner_turn = owner_room then service_rank end) over (partition by owner_id) as owner_full_at
    from ranked_offers
    where owner_turn <= owner_room
),

taken_by_seat as (
    select
        destination_type,
        destination,
        owner_id,
        count(*) as turns,
        max(service_rank) as last_rank
    from taken
    group by destination_type, destination, owner_id
),

taken_by_owner as (
    select
        owner_id,
        max(owner_full_at) as full_at
    from taken
    group by owner_id
),

judged as (
    select
        seats.*,
        coalesce(taken_by_seat.turns, 0) as turns_taken,
        case
            when seats.room = 0 then 0
            when taken_by_seat.turns >= seats.room
                then least(taken_by_seat.last_rank, coalesce(taken_by_owner.full_at, {{ never() }}))
            else taken_by_owner.full_at
        end as is_full_at
    from seats
    left join taken_by_seat
        on
            seats.destination_type = taken_by_seat.destination_type
            and seats.destination = taken_by_seat.destination
            and seats.owner_id = taken_by_seat.owner_id
    left join taken_by_owner on seats.owner_id = taken_by_owner.owner_id
),

seat_limits as (
    select
        destination_type,
        destination,
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
