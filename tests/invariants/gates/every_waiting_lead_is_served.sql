-- A lead that loses its row in a join on the way to an owner would never be heard of again.
with waiting_leads as (
    select * from {{ ref('waiting_leads') }}
),

served_leads as (
    select * from {{ ref('served_leads') }}
),

decisions as (
    select * from {{ ref('decisions') }}
)

select
    waiting_leads.lead_id,
    decisions.assignment_id
from waiting_leads
left join served_leads on waiting_leads.lead_id = served_leads.lead_id
left join decisions on waiting_leads.lead_id = decisions.lead_id
where served_leads.lead_id is null
