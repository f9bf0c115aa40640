with stg_lead_history as (
    select * from {{ ref('stg_lead_history') }}
),

-- The last time somebody gave the lead to its present owner, as far as the CRM's history goes.
owner_changes as (
    select
        lead_id,
        new_value as owner_id,
        max(changed_at) as changed_at
    from stg_lead_history
    where field = 'owner_id' and changed_at <= {{ routing_now() }}
    group by lead_id, new_value
)

select * from owner_changes
