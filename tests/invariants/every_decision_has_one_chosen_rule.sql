-- A rep who asks why a lead went elsewhere must get an answer, and one only.
with assignment_log as (
    select * from {{ ref('assignment_log') }}
),

route_trace as (
    select * from {{ ref('route_trace') }}
)

select
    assignment_log.assignment_id,
    sum(case when route_trace.verdict = 'chosen' then 1 else 0 end) as chosen_rules
from assignment_log
left join route_trace on assignment_log.assignment_id = route_trace.assignment_id
group by assignment_log.assignment_id
having sum(case when route_trace.verdict = 'chosen' then 1 else 0 end) <> 1
