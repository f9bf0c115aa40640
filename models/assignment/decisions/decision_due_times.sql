with decisions as (
    select * from {{ ref('decisions') }}
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

business_totals as (
    select * from {{ ref('business_totals') }}
),

-- Working seconds of the clock's calendar up to the start, plus the time allowed.
started as (
    select
        decisions.assignment_id,
        owner_clocks.work_calendar_id,
        {{ working_seconds('start_spans', 'decisions.effective_at') }} + 60 * policy_sla.respond_within_minutes
            as due_total
    from decisions
    inner join policy_sla on decisions.sla_policy = policy_sla.sla_policy
    inner join owner_clocks
        on
            decisions.owner_id = owner_clocks.owner_id
            and decisions.sla_policy = owner_clocks.sla_policy
    left join business_spans as start_spans
        on {{ span_at('start_spans', 'owner_clocks.work_calendar_id', 'decisions.effective_at') }}
),

decision_due_times as (
    select
        started.assignment_id,
        {{ instant_of('due_spans', 'started.due_total') }} as sla_due_at
    from started
    left join business_totals as due_spans
        on {{ span_of('due_spans', 'started.work_calendar_id', 'started.due_total') }}
)

select * from decision_due_times
