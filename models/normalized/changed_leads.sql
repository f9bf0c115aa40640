with stg_leads as (
    select * from {{ ref('stg_leads') }}
),

leads_to_normalize as (
    select * from {{ ref('leads_to_normalize') }}
),

changed_leads as (
    select
        stg_leads.*,
        leads_to_normalize.input_hash
    from stg_leads
    inner join leads_to_normalize on stg_leads.lead_id = leads_to_normalize.lead_id
)

select * from changed_leads
