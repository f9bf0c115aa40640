with lead_attributes as (
    select * from {{ ref('lead_attributes') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

stg_activities as (
    select * from {{ ref('stg_activities') }}
),

named_values as (
    {{ columns_to_rows('lead_attributes', ['lead_id'], scoring_attributes(), 'condition', 'value') }}
),

-- Every fact that may earn points, with the moment it happened.
lead_facts as (
    select
        named_values.lead_id,
        named_values.condition,
        coalesce(lower(named_values.value), '') as value,
        stg_leads.created_at as happened_at
    from named_values
    inner join stg_leads on named_values.lead_id = stg_leads.lead_id
    union all
    select
        stg_activities.lead_id,
        'activity' as condition,
        stg_activities.activity_type as value,
        stg_activities.occurred_at as happened_at
    from stg_activities
    inner join stg_leads on stg_activities.lead_id = stg_leads.lead_id
    where
        stg_activities.direction = 'inbound'
        and stg_activities.occurred_at <= {{ routing_now() }}
)

select * from lead_facts
