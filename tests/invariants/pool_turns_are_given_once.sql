-- Two runs that start from one position would give a member every lead twice in a row. A turn is given again only for
-- a lead that came back.
with assignment_log as (
    select * from {{ ref('assignment_log') }}
),

returned_turns as (
    select
        pool_id,
        owner_id,
        count(*) as returned_leads
    from {{ ref('returned_turns') }}
    group by pool_id, owner_id
),

given as (
    select
        destination as pool_id,
        owner_id,
        pool_turn,
        count(*) as leads
    from assignment_log
    where destination_type = 'pool' and pool_turn is not null
    group by destination, owner_id, pool_turn
)

select
    given.pool_id,
    given.owner_id,
    given.pool_turn,
    given.leads
from given
left join returned_turns on given.pool_id = returned_turns.pool_id and given.owner_id = returned_turns.owner_id
where given.leads > 1 + coalesce(returned_turns.returned_leads, 0)
