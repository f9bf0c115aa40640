-- Kept beside the log, the assignments could drift away from it unseen.
with assignment_log as (
    select * from {{ ref('assignment_log') }}
),

assignments as (
    select * from {{ ref('assignments') }}
),

latest as (
    select
        lead_id,
        max(decision_number) as decision_number
    from assignment_log
    group by lead_id
)

select
    coalesce(latest.lead_id, assignments.lead_id) as lead_id,
    latest.decision_number,
    assignments.decision_number as assigned_number
from latest
full outer join assignments on latest.lead_id = assignments.lead_id
left join assignment_log
    on
        latest.lead_id = assignment_log.lead_id
        and latest.decision_number = assignment_log.decision_number
where
    coalesce(latest.decision_number, 0) <> coalesce(assignments.decision_number, 0)
    or assignment_log.assignment_id <> assignments.assignment_id
