with decision_periods as (
    select * from {{ ref('decision_periods') }}
),

stg_lead_history as (
    select * from {{ ref('stg_lead_history') }}
),

-- A reason that somebody gave says more than the status by which the lead came back, and that more than nothing.
said as (
    select
        decision_periods.assignment_id,
        stg_lead_history.changed_at,
        case stg_lead_history.field
            when 'rejection_reason' then 1
            when 'status' then 2
            else 3
        end as place,
        case stg_lead_history.field
            when 'owner_id' then 'owner_taken_off'
            else {{ to_code('stg_lead_history.new_value') }}
        end as rejection_reason
    from decision_periods
    inner join stg_lead_history on decision_periods.lead_id = stg_lead_history.lead_id
    where
        stg_lead_history.changed_at >= decision_periods.routed_at
        and stg_lead_history.changed_at <= coalesce(decision_periods.superseded_at, {{ routing_now() }})
        and (
            {{ gives_back('stg_lead_history.field', 'stg_lead_history.new_value') }}
            or (stg_lead_history.field = 'rejection_reason' and stg_lead_history.new_value is not null)
        )
),

first_said as (
    {{ first_row_per('assignment_id', 'said', 'place, changed_at desc, ' ~ by_bytes('rejection_reason')) }}
),

rejection_reasons as (
    select
        assignment_id,
        rejection_reason
    from first_said
)

select * from rejection_reasons
