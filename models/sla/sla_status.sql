with assignments as (
    select * from {{ ref('assignments') }}
),

first_responses as (
    select * from {{ ref('first_responses') }}
),

decision_clocks as (
    select *
    from {{ ref('decision_clocks') }}
    where clock_name = 'first_response'
),

sla_status as (
    select
        -- ids
        assignments.lead_id,
        assignments.owner_id,
        decision_clocks.sla_policy,

        -- clock
        coalesce(decision_clocks.status, 'none') as status,
        case
            when assignments.state <> 'assigned' then 'not_assigned'
            when decision_clocks.clock_id is null then 'no_sla_policy'
            else decision_clocks.no_clock_reason
        end as no_clock_reason,
        cast(decision_clocks.elapsed_minutes as {{ dbt.type_int() }}) as elapsed_business_minutes,
        cast(case
            when decision_clocks.ended_at is null then decision_clocks.remaining_minutes
        end as {{ dbt.type_int() }}) as remaining_business_minutes,

        -- times
        decision_clocks.started_at,
        decision_clocks.warn_at,
        decision_clocks.due_at,
        first_responses.first_response_at
    from assignments
    left join first_responses on assignments.assignment_id = first_responses.assignment_id
    left join decision_clocks on assignments.assignment_id = decision_clocks.assignment_id
)

select * from sla_status
