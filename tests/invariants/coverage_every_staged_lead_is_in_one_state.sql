-- A lead in no state is lost; a lead in two is called by two people.
with stg_leads as (
    select * from {{ ref('stg_leads') }}
),

assignments as (
    select * from {{ ref('assignments') }}
)

select
    stg_leads.lead_id,
    count(assignments.state) as states
from stg_leads
left join assignments on stg_leads.lead_id = assignments.lead_id
group by stg_leads.lead_id
having count(assignments.state) <> 1
