-- A new hire on five leads a day must not get thirty because the cap of the whole person allows it.
with decisions as (
    select * from {{ ref('decisions') }}
),

pool_turns as (
    select * from {{ ref('pool_turns') }}
),

given as (
    select
        destination as pool_id,
        owner_id,
        count(*) as leads
    from decisions
    where destination_type = 'pool'
    group by destination, owner_id
)

select
    given.pool_id,
    given.owner_id,
    given.leads,
    pool_turns.room
from given
left join pool_turns
    on
        given.pool_id = pool_turns.pool_id
        and given.owner_id = pool_turns.owner_id
where given.leads > coalesce(pool_turns.room, 0)
