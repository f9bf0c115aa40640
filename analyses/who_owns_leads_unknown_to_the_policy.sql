-- Owners that the CRM shows and owners.csv doesn't: integration users, queues, people who left. Their leads are routed.
with stg_leads as (
    select * from {{ ref('stg_leads') }}
),

policy_owners as (
    select * from {{ ref('policy_owners') }}
)

select
    stg_leads.owner_id,
    count(*) as leads,
    max(stg_leads.created_at) as newest_lead
from stg_leads
left join policy_owners on stg_leads.owner_id = policy_owners.owner_id
where stg_leads.owner_id is not null and policy_owners.owner_id is null
group by stg_leads.owner_id
order by leads desc, stg_leads.owner_id
