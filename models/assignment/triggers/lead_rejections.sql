with stg_leads as (
    select * from {{ ref('stg_leads') }}
),

stg_lead_history as (
    select * from {{ ref('stg_lead_history') }}
),

gave_back as (
    select
        lead_id,
        max(changed_at) as gave_back_at
    from stg_lead_history
    where changed_at <= {{ routing_now() }} and {{ gives_back('field', 'new_value') }}
    group by lead_id
),

-- By its status, or by taking the owner off it. Without a history a status is as old as the lead's last change.
lead_rejections as (
    select
        stg_leads.lead_id,
        coalesce(gave_back.gave_back_at, stg_leads.updated_at) as rejected_at
    from stg_leads
    left join gave_back on stg_leads.lead_id = gave_back.lead_id
    where
        {{ is_rejected('stg_leads.status') }}
        or (stg_leads.owner_id is null and gave_back.lead_id is not null)
)

select * from lead_rejections
