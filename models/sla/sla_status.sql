with assignments as (
    select * from {{ ref('assignments') }}
),

first_responses as (
    select * from {{ ref('first_responses') }}
),

policy_sla as (
    select * from {{ ref('policy_sla') }}
),

owner_clocks as (
    select * from {{ ref('owner_clocks') }}
),

business_spans as (
    select * from {{ ref('business_spans') }}
),

-- Without a due time there is no clock: no owner, no policy, or a start before the calendar begins.
clocks as (
    select
        assignments.lead_id,
        assignments.owner_id,
        policy_sla.sla_policy,
        owner_clocks.work_calendar_id,
        policy_sla.warn_after_minutes,
        first_responses.first_response_at,
        assignments.sla_due_at as due_at,
        assignments.effective_at as started_at,
        coalesce(first_responses.first_response_at, {{ routing_now() }}) as measured_at
    from assignments
    left join first_responses on assignments.lead_id = first_responses.lead_id
    left join policy_sla
        on
            assignments.sla_policy = policy_sla.sla_policy
            and assignments.state = 'assigned'
            and assignments.sla_due_at is not null
    left join owner_clocks
        on
            assignments.owner_id = owner_clocks.owner_id
            and policy_sla.sla_policy = owner_clocks.sla_policy
),

elapsed as (
    select
        clocks.*,
        {{ integer_divide(
            working_seconds('end_spans', 'clocks.measured_at') ~ ' - '
            ~ working_seconds('start_spans', 'clocks.started_at'), 60
        ) }} as elapsed_minutes
    from clocks
    left join business_spans as start_spans
        on {{ span_at('start_spans', 'clocks.work_calendar_id', 'clocks.started_at') }}
    left join business_spans as end_spans
        on {{ span_at('end_spans', 'clocks.work_calendar_id', 'clocks.measured_at') }}
),

sla_status as (
    select
        -- ids
        lead_id,
        owner_id,
        sla_policy,

        -- clock
        case
            when sla_policy is null then 'none'
            when first_response_at <= due_at then 'met'
            when first_response_at > due_at then 'met_late'
            when due_at < {{ routing_now() }} then 'breached'
            when elapsed_minutes >= warn_after_minutes then 'at_risk'
            else 'pending'
        end as status,
        cast(elapsed_minutes as {{ dbt.type_int() }}) as elapsed_business_minutes,

        -- times
        case when sla_policy is not null then started_at end as started_at,
        case when sla_policy is not null then due_at end as due_at,
        first_response_at
    from elapsed
)

select * from sla_status
