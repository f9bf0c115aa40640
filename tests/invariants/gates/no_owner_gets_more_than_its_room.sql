-- Whoever comes back from leave must not find a queue of stale leads, all theirs.
with decisions as (
    select * from {{ ref('decisions') }}
),

owner_rooms as (
    select * from {{ ref('owner_rooms') }}
),

given as (
    select
        owner_id,
        count(*) as leads
    from decisions
    where owner_id is not null and {{ identifier('trigger') }} not in ('human', 'override')
    group by owner_id
)

select
    given.owner_id,
    given.leads,
    owner_rooms.room
from given
left join owner_rooms on given.owner_id = owner_rooms.owner_id
where given.leads > coalesce(owner_rooms.room, 0)
