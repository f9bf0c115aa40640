with decisions_in_force as (
    select * from {{ ref('decisions_in_force') }}
),

stg_activities as (
    select * from {{ ref('stg_activities') }}
),

answered_leads as (
    select distinct decisions_in_force.lead_id
    from decisions_in_force
    inner join stg_activities
        on
            decisions_in_force.lead_id = stg_activities.lead_id
            and decisions_in_force.effective_at <= stg_activities.occurred_at
    where
        stg_activities.direction = 'outbound'
        and stg_activities.activity_type not like 'automatic%'
        and stg_activities.occurred_at <= {{ routing_now() }}
)

select * from answered_leads
