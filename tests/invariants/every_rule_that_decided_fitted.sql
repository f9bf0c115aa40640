-- A rep who asks why a lead went where it did must get an answer: the rule that decided is known to have fitted.
with assignment_log as (
    select * from {{ ref('assignment_log') }}
),

trace_fits as (
    select * from {{ ref('trace_fits') }}
)

select
    assignment_log.assignment_id,
    assignment_log.rule_id,
    assignment_log.situation_id
from assignment_log
left join trace_fits
    on
        assignment_log.situation_id = trace_fits.situation_id
        and assignment_log.rule_id = trace_fits.rule_id
where assignment_log.rule_id is not null and trace_fits.rule_id is null
