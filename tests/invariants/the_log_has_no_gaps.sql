-- A log that somebody has edited no longer tells what happened.
with assignment_log as (
    select * from {{ ref('assignment_log') }}
)

select
    lead_id,
    count(*) as decisions,
    min(decision_number) as first_number,
    max(decision_number) as last_number
from assignment_log
group by lead_id
having min(decision_number) <> 1 or max(decision_number) <> count(*)
