-- The incremental model once per lead, from the row as it is now: otherwise a lead is matched and scored by what its
-- form said last month, or not at all.
with stg_leads as (
    select * from {{ ref('stg_leads') }}
),

normalized_leads as (
    select * from {{ ref('normalized_leads') }}
)

select
    stg_leads.lead_id as staged_lead_id,
    normalized_leads.lead_id as normalized_lead_id
from stg_leads
full outer join normalized_leads on stg_leads.lead_id = normalized_leads.lead_id
where
    stg_leads.lead_id is null
    or normalized_leads.lead_id is null
    or normalized_leads.input_hash <> {{ input_hash('stg_leads') }}
