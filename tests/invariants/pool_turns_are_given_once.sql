-- Two runs that start from one position would give a member every lead twice in a row.
with assignment_log as (
    select * from {{ ref('assignment_log') }}
)

select
    destination as pool_id,
    owner_id,
    pool_turn,
    count(*) as leads
from assignment_log
where destination_type = 'pool' and pool_turn is not null
group by destination, owner_id, pool_turn
having count(*) > 1
