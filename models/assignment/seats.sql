with routing_steps as (
    select * from {{ ref('routing_steps') }}
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

-- Every place where an owner may be given leads: in a pool by turns, and by name.
places as (
    select
        'pool' as destination_type,
        pool_id as destination,
        owner_id,
        weight,
        half_slot,
        start_position,
        room
    from pool_turns
    union all
    select
        'owner' as destination_type,
        named_owners.owner_id as destination,
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
        destination_type,
        destination,
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
