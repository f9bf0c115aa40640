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

started as (
    {{ promised_totals('decisions', 'assignment_id') }}
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
