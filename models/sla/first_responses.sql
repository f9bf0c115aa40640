with assignments as (
    select * from {{ ref('assignments') }}
),

stg_activities as (
    select * from {{ ref('stg_activities') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

-- What a person did towards the lead; automatic mails are none, and a conversion speaks for itself.
touches as (
    select
        lead_id,
        occurred_at
    from stg_activities
    where
        direction = 'outbound'
        and activity_type not like 'automatic%'
        and occurred_at <= {{ routing_now() }}
    union all
    select
        lead_id,
        converted_at as occurred_at
    from stg_leads
    where converted_at <= {{ routing_now() }}
),

first_responses as (
    select
        assignments.lead_id,
        min(touches.occurred_at) as first_response_at
    from assignments
    inner join touches
        on
            assignments.lead_id = touches.lead_id
            and assignments.effective_at <= touches.occurred_at
    group by assignments.lead_id
)

select * from first_responses
