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

decision_due_times as (
    {{ due_times('decisions', 'assignment_id', 'sla_due_at') }}
)

select * from decision_due_times
