with assignment_log as (
    select * from {{ ref('assignment_log') }}
),

followed as (
    select
        *,
        lead(effective_at) over (partition by lead_id order by decision_number) as next_effective_at
    from assignment_log
),

-- Somebody may have had the lead in the CRM before we gave it away; then our decision held no moment.
decision_periods as (
    select
        lead_id,
        assignment_id,
        destination_type,
        owner_id,
        sla_policy,
        effective_at,
        sla_due_at,
        routed_at,
        case
            when next_effective_at < effective_at then effective_at
            else next_effective_at
        end as superseded_at
    from followed
)

select * from decision_periods
