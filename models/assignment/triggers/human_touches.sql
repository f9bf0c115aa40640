with stg_activities as (
    select * from {{ ref('stg_activities') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

policy_owners as (
    select * from {{ ref('policy_owners') }}
),

-- What a person did towards the lead; automatic mails are none, and a conversion speaks for itself.
acts as (
    select
        lead_id,
        owner_id,
        occurred_at,
        false as is_conversion
    from stg_activities
    where direction = 'outbound' and activity_type not like 'automatic%'
    union all
    select
        lead_id,
        owner_id,
        converted_at as occurred_at,
        true as is_conversion
    from stg_leads
    where converted_at is not null
),

human_touches as (
    select
        acts.lead_id,
        acts.owner_id,
        policy_owners.team,
        acts.is_conversion,
        acts.occurred_at
    from acts
    left join policy_owners on acts.owner_id = policy_owners.owner_id
    where acts.occurred_at <= {{ routing_now() }}
)

select * from human_touches
