with decisions_in_force as (
    select * from {{ ref('decisions_in_force') }}
),

policy_sla as (
    select *
    from {{ ref('policy_sla') }}
    where on_breach <> 'keep'
),

owner_clocks as (
    select *
    from {{ ref('owner_clocks') }}
    where absent_owner_id is not null
),

business_spans as (
    select * from {{ ref('business_spans') }}
),

business_totals as (
    select * from {{ ref('business_totals') }}
),

started as (
    {{ promised_totals('decisions_in_force', 'lead_id') }}
),

pausing_due_times as (
    select
        started.lead_id,
        {{ instant_of('due_spans', 'started.due_total') }} as due_at
    from started
    left join business_totals as due_spans
        on {{ span_of('due_spans', 'started.work_calendar_id', 'started.due_total') }}
)

select * from pausing_due_times
