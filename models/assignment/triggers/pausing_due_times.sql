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

pausing_due_times as (
    {{ due_times('decisions_in_force', 'lead_id', 'due_at') }}
)

select * from pausing_due_times
