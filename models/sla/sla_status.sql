with assignments as (
    select * from {{ ref('assignments') }}
),

first_responses as (
    select * from {{ ref('first_responses') }}
),

clock_times as (
    select *
    from {{ ref('clock_times') }}
    where clock_name = 'first_response'
),

sla_clocks as (
    select *
    from {{ ref('sla_clocks') }}
    where clock_name = 'first_response'
),

sla_status as (
    select
        -- ids
        assignments.lead_id,
        assignments.owner_id,
        sla_clocks.sla_policy,

        -- clock
        coalesce(sla_clocks.status, 'none') as status,
        case
            when assignments.state <> 'assigned' then 'not_assigned'
            when clock_times.clock_id is null then 'no_sla_policy'
            when clock_times.due_at is null and clock_times.work_calendar_id is null then 'owner_unknown'
            when clock_times.due_at is null and not clock_times.is_in_calendar then 'before_calendar'
            when clock_times.due_at is null then 'beyond_calendar'
        end as no_clock_reason,
        sla_clocks.elapsed_business_minutes,
        sla_clocks.remaining_business_minutes,

        -- times
        sla_clocks.started_at,
        sla_clocks.warn_at,
        sla_clocks.due_at,
        first_responses.first_response_at
    from assignments
    left join first_responses on assignments.assignment_id = first_responses.assignment_id
    left join clock_times on assignments.assignment_id = clock_times.assignment_id
    left join sla_clocks on assignments.lead_id = sla_clocks.lead_id
)

select * from sla_status
