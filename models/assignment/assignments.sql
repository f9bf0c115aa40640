with assignment_log as (
    select * from {{ ref('assignment_log') }}
),

latest as (
    {{ first_row_per('lead_id', 'assignment_log', 'decision_number desc') }}
),

-- A duplicate has whatever owner its survivor has.
assignments as (
    select
        -- ids
        latest.lead_id,
        latest.assignment_id,
        latest.decision_number,

        -- decision
        {{ lead_state('latest.destination_type') }} as state,
        latest.destination_type,
        latest.destination,
        case
            when latest.destination_type = 'duplicate' then survivors.owner_id
            else latest.owner_id
        end as owner_id,
        latest.trigger,
        latest.rule_id,
        latest.reason_code,
        latest.sla_policy,
        latest.account_id,
        latest.expected_owner_id,
        latest.policy_version,

        -- times
        latest.effective_at,
        latest.sla_due_at,
        latest.routed_at
    from latest
    left join latest as survivors
        on
            latest.destination_type = 'duplicate'
            and latest.destination = survivors.lead_id
)

select * from assignments
