with lead_moments as (
    select * from {{ ref('lead_moments') }}
),

business_spans as (
    select * from {{ ref('business_spans') }}
),

mart_speed_to_lead as (
    select
        -- ids
        lead_moments.lead_id,
        lead_moments.owner_id,
        lead_moments.team,

        -- speed
        {{ minutes_between('lead_moments.created_at', 'lead_moments.assigned_at') }} as minutes_to_assign,
        {{ business_minutes_between(
            'created', 'lead_moments.created_at', 'assigned', 'lead_moments.assigned_at'
        ) }} as business_minutes_to_assign,
        {{ minutes_between('lead_moments.created_at', 'lead_moments.first_touch_at') }} as minutes_to_lead,
        {{ business_minutes_between(
            'created', 'lead_moments.created_at', 'touched', 'lead_moments.first_touch_at'
        ) }} as business_minutes_to_lead,
        {{ minutes_between('lead_moments.assigned_at', 'lead_moments.first_response_at') }}
            as minutes_to_first_response,
        {{ business_minutes_between(
            'assigned', 'lead_moments.assigned_at', 'answered', 'lead_moments.first_response_at'
        ) }} as business_minutes_to_first_response,
        cast(lead_moments.touches_before_assignment as {{ dbt.type_int() }}) as touches_before_assignment,

        -- times
        lead_moments.created_at,
        lead_moments.assigned_at,
        lead_moments.first_touch_at,
        lead_moments.first_response_at
    from lead_moments
    left join business_spans as created
        on {{ span_at('created', 'lead_moments.work_calendar_id', 'lead_moments.created_at') }}
    left join business_spans as assigned
        on {{ span_at('assigned', 'lead_moments.work_calendar_id', 'lead_moments.assigned_at') }}
    left join business_spans as touched
        on {{ span_at('touched', 'lead_moments.work_calendar_id', 'lead_moments.first_touch_at') }}
    left join business_spans as answered
        on {{ span_at('answered', 'lead_moments.work_calendar_id', 'lead_moments.first_response_at') }}
)

select * from mart_speed_to_lead
