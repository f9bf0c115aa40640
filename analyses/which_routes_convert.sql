-- Leads and conversions by what decided: does a rule send its leads to people who win them?
with mart_lead_outcomes as (
    select * from {{ ref('mart_lead_outcomes') }}
)

select
    coalesce(rule_id, reason_code) as decided_by,
    grade,
    count(*) as leads,
    sum(case when is_converted then 1 else 0 end) as converted,
    {{ percent('sum(case when is_converted then 1 else 0 end)', 'count(*)') }} as converted_percent
from mart_lead_outcomes
group by coalesce(rule_id, reason_code), grade
order by decided_by, grade
