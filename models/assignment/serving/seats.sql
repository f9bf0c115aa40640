with routing_steps as (
    select * from {{ ref('routing_steps') }}
),

pool_lines as (
    select * from {{ ref('pool_lines') }}
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

named_owners as (
    select distinct destination as owner_id
    from routing_steps
    where destination_type = 'owner'
),

line_starts as (
    select
        line_id,
        max(missed_turn) as after_turn
    from missed_turns
    group by line_id
),

lines as (
    select distinct
        pool_lines.line_id,
        pool_lines.pool_id,
        pool_lines.only_owner_id,
        coalesce(line_starts.after_turn, 0) as after_turn
    from pool_lines
    left join line_starts on pool_lines.line_id = line_starts.line_id
),

-- Every place where an owner may be given leads, in a pool and by name. A line that passes somebody over begins with
-- whoever comes after them, so that such leads don't all go to the same member.
places as (
    select
        lines.line_id,
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
            and coalesce(lines.only_owner_id, pool_turns.owner_id) = pool_turns.owner_id
    left join missed_turns
        on
            lines.line_id = missed_turns.line_id
            and pool_turns.owner_id = missed_turns.owner_id
    where missed_turns.line_id is null
    union all
    select
        'owner ' || named_owners.owner_id as line_id,
        'owner ' || named_owners.owner_id as room_id,
        named_owners.owner_id,
        1 as weight,
        {{ half_slot(1) }} as half_slot,
        0 as start_position,
        owner_rooms.room
    from named_owners
    inner join owner_rooms on named_owners.owner_id = owner_rooms.owner_id
),

-- As if nobody had another place to be given leads at.
seats as (
    select
        line_id,
        room_id,
        owner_id,
        cast(weight as {{ dbt.type_bigint() }}) as weight,
        cast(half_slot as {{ dbt.type_bigint() }}) as half_slot,
        cast(start_position as {{ dbt.type_bigint() }}) as start_position,
        cast(room as {{ dbt.type_bigint() }}) as room,
        cast(room as {{ dbt.type_bigint() }}) as turns,
        cast(case when room > 0 then null else 0 end as {{ dbt.type_bigint() }}) as full_at
    from places
)

select * from seats
