-- One lead from its first decision to the last, with every rule that was considered each time.
-- Put the lead's id in the place of L-005500.
with assignment_log as (
    select * from {{ ref('assignment_log') }}
),

route_trace as (
    select * from {{ ref('route_trace') }}
)

select
    assignment_log.decision_number,
    assignment_log.routed_at,
    assignment_log.{{ identifier('trigger') }},
    assignment_log.owner_id,
    route_trace.step,
    route_trace.rule_id,
    route_trace.verdict,
    route_trace.reason
from assignment_log
inner join route_trace on assignment_log.assignment_id = route_trace.assignment_id
where assignment_log.lead_id = 'L-005500'
order by assignment_log.decision_number, route_trace.step
