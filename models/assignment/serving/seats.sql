with lines as (
    select * from {{ ref('lines') }}
),

missed_turns as (
    select * from {{ ref('missed_turns') }}
),

pool_turns as (
    select * from {{ ref('pool_turns') }}
),

owner_rooms as (
    select * from {{ ref('owner_rooms') }}
),

-- Every place where an owner may be given leads, in a pool and by name. A line that passes somebody over begins with
-- whoever comes after them, so that such leads don't all go to the same member.
places as (
    select
        lines.line_id,
        lines.line_number,
        lines.leader_rank,
        'pool ' || lines.pool_id as room_id,
        pool_turns.owner_id,
        pool_turns.weight,
        pool_turns.half_slot,
        pool_turns.start_position
        + case
            when pool_turns.start_position + pool_turns.half_slot < lines.after_turn then 2 * pool_turns.half_slot
            else 0
        end as start_position,
        pool_turns.room
    from lines
    inner join pool_turns
        on
            lines.pool_id = pool_turns.pool_id
            and coalesce(lines.owner_id, pool_turns.owner_id) = pool_turns.owner_id
    left join missed_turns
        on
            lines.line_id = missed_turns.line_id
            and pool_turns.owner_id = missed_turns.owner_id
    where missed_turns.line_id is null
    union all
    select
        lines.line_id,
        lines.line_number,
        lines.leader_rank,
        lines.line_id as room_id,
        lines.owner_id,
        1 as weight,
        {{ half_slot(1) }} as half_slot,
        0 as start_position,
        owner_rooms.room
    from lines
    inner join owner_rooms on lines.owner_id = owner_rooms.owner_id
    where lines.pool_id is null
),

-- As if nobody had another place to be given leads at.
seats as (
    select
        places.line_id,
        places.room_id,
        places.owner_id,
        cast(places.line_number as {{ dbt.type_bigint() }}) as line_number,
        places.leader_rank,
        cast(places.weight as {{ dbt.type_bigint() }}) as weight,
        cast(places.half_slot as {{ dbt.type_bigint() }}) as half_slot,
        cast(places.start_position as {{ dbt.type_bigint() }}) as start_position,
        cast(places.room as {{ dbt.type_bigint() }}) as room,
        cast(owner_rooms.room as {{ dbt.type_bigint() }}) as owner_room,
        dense_rank() over (order by {{ by_bytes('places.room_id') }}, {{ by_bytes('places.owner_id') }}) as room_number,
        dense_rank() over (order by {{ by_bytes('places.owner_id') }}) as owner_number,
        cast(places.room as {{ dbt.type_bigint() }}) as turns,
        cast(case when places.room > 0 then null else 0 end as {{ dbt.type_bigint() }}) as full_at,
        false as is_shut,
        cast(0 as {{ dbt.type_bigint() }}) as settled_turns,
        cast(0 as {{ dbt.type_bigint() }}) as settled_at
    from places
    inner join owner_rooms on places.owner_id = owner_rooms.owner_id
)

select * from seats
