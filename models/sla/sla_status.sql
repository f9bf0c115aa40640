with assignments as (
    select * from {{ ref('assignments') }}
),

first_responses as (
    select * from {{ ref('first_responses') }}
),

policy_owners as (
    select * from {{ ref('policy_owners') }}
),

policy_sla as (
    select * from {{ ref('policy_sla') }}
),

business_windows as (
    select * from {{ ref('business_windows') }}
),

-- Without a due time there is no clock: no owner, no policy, or a start before the calendar begins.
clocks as (
    select
        assignments.lead_id,
        assignments.owner_id,
        policy_owners.work_calendar_id,
        policy_sla.sla_policy,
        policy_sla.clock,
        policy_sla.warn_after_minutes,
        first_responses.first_response_at,
        assignments.sla_due_at as due_at,
        assignments.effective_at as started_at,
        coalesce(first_responses.first_response_at, {{ routing_now() }}) as measured_at
    from assignments
    left join first_responses on assignments.lead_id = first_responses.lead_id
    left join policy_owners on assignments.owner_id = policy_owners.owner_id
    left join policy_sla
        on
            assignments.sla_policy = policy_sla.sla_policy
            and assignments.state = 'assigned'
            and assignments.sla_due_at is not null
),

before_start as (
    {{ working_seconds_by('lead_id', 'clocks', 'started_at') }}
),

before_end as (
    {{ working_seconds_by('lead_id', 'clocks', 'measured_at') }}
),

timed as (
    select
        *,
        {{ seconds_between('started_at', 'measured_at') }} as elapsed_seconds
    from clocks
),

elapsed as (
    select
        timed.*,
        case timed.clock
            when 'business' then {{ integer_divide('before_end.total_seconds - before_start.total_seconds', 60) }}
            when 'elapsed' then {{ integer_divide('timed.elapsed_seconds', 60) }}
        end as elapsed_minutes
    from timed
    left join before_start on timed.lead_id = before_start.lead_id
    left join before_end on timed.lead_id = before_end.lead_id
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
