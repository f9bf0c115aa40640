-- Leads that ended with a person or with the last rule, by what they have in common: where a rule is missing.
with mart_lead_outcomes as (
    select * from {{ ref('mart_lead_outcomes') }}
),

default_rule as (
    select * from {{ ref('default_rule') }}
)

select
    mart_lead_outcomes.state,
    mart_lead_outcomes.reason_code,
    mart_lead_outcomes.territory,
    mart_lead_outcomes.segment,
    mart_lead_outcomes.form_name,
    count(*) as leads
from mart_lead_outcomes
left join default_rule on mart_lead_outcomes.rule_id = default_rule.rule_id
where mart_lead_outcomes.state in ('in_review', 'held') or default_rule.rule_id is not null
group by
    mart_lead_outcomes.state,
    mart_lead_outcomes.reason_code,
    mart_lead_outcomes.territory,
    mart_lead_outcomes.segment,
    mart_lead_outcomes.form_name
order by leads desc, mart_lead_outcomes.state, mart_lead_outcomes.reason_code
