with decisions as (
    select * from {{ ref('decisions') }}
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

clocks as (
    select
        decisions.assignment_id,
        decisions.effective_at,
        policy_owners.work_calendar_id,
        policy_sla.clock,
        60 * policy_sla.respond_within_minutes as allowed_seconds
    from decisions
    inner join policy_owners on decisions.owner_id = policy_owners.owner_id
    inner join policy_sla on decisions.sla_policy = policy_sla.sla_policy
),

-- Working seconds of the owner's calendar up to the start, plus the time allowed.
totals as (
    select
        clocks.assignment_id,
        clocks.work_calendar_id,
        {{ working_seconds('business_windows', 'clocks.effective_at') }} + clocks.allowed_seconds as due_total
    from clocks
    inner join business_windows
        on
            clocks.work_calendar_id = business_windows.work_calendar_id
            and clocks.effective_at >= business_windows.opens_at
    where clocks.clock = 'business'
    group by clocks.assignment_id, clocks.work_calendar_id, clocks.allowed_seconds
),

business_due as (
    select
        totals.assignment_id,
        min({{ add_seconds(
            'business_windows.opens_at', '(totals.due_total - business_windows.seconds_before)'
        ) }}) as due_at
    from totals
    inner join business_windows
        on
            totals.work_calendar_id = business_windows.work_calendar_id
            and totals.due_total <= business_windows.seconds_before + business_windows.open_seconds
    group by totals.assignment_id
),

decision_due_times as (
    select
        clocks.assignment_id,
        case clocks.clock
            when 'elapsed' then {{ add_seconds('clocks.effective_at', 'clocks.allowed_seconds') }}
            else business_due.due_at
        end as sla_due_at
    from clocks
    left join business_due on clocks.assignment_id = business_due.assignment_id
)

select * from decision_due_times
