with past_decisions as (
    select * from {{ source('routing_state', 'assignment_log') }}
),

latest as (
    {{ first_row_per('lead_id', 'past_decisions', 'decision_number desc') }}
),

-- A duplicate has whatever owner its survivor has; it is nobody's when that record was deleted or became a duplicate.
decisions_in_force as (
    select
        latest.lead_id,
        latest.decision_number,
        latest.destination_type,
        latest.destination,
        latest.reason_code,
        latest.expected_owner_id,
        latest.routed_at,
        case
            when latest.destination_type = 'duplicate' then survivors.owner_id
            else latest.owner_id
        end as owner_id,
        latest.destination_type = 'duplicate'
        and coalesce(survivors.reason_code, 'deleted_in_crm') in ('deleted_in_crm', 'duplicate_owner')
            as has_lost_survivor
    from latest
    left join latest as survivors
        on
            latest.destination_type = 'duplicate'
            and latest.destination = survivors.lead_id
)

select * from decisions_in_force
