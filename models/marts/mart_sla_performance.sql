with mart_lead_outcomes as (
    select * from {{ ref('mart_lead_outcomes') }}
),

sla_status as (
    select * from {{ ref('sla_status') }}
),

counted as (
    select
        mart_lead_outcomes.team,
        sla_status.sla_policy,
        count(*) as leads,
        sum(case when sla_status.status = 'met' then 1 else 0 end) as met,
        sum(case when sla_status.status = 'met_late' then 1 else 0 end) as met_late,
        sum(case when sla_status.status = 'breached' then 1 else 0 end) as breached,
        sum(case when sla_status.status = 'at_risk' then 1 else 0 end) as at_risk,
        sum(case when sla_status.status = 'pending' then 1 else 0 end) as pending,
        sum(case when sla_status.status = 'paused' then 1 else 0 end) as paused
    from sla_status
    inner join mart_lead_outcomes on sla_status.lead_id = mart_lead_outcomes.lead_id
    where sla_status.sla_policy is not null
    group by mart_lead_outcomes.team, sla_status.sla_policy
),

-- The met share looks at clocks that have run out or were answered; running ones say nothing yet.
mart_sla_performance as (
    select
        team,
        sla_policy,
        cast(leads as {{ dbt.type_int() }}) as leads,
        cast(met as {{ dbt.type_int() }}) as met,
        cast(met_late as {{ dbt.type_int() }}) as met_late,
        cast(breached as {{ dbt.type_int() }}) as breached,
        cast(at_risk as {{ dbt.type_int() }}) as at_risk,
        cast(pending as {{ dbt.type_int() }}) as pending,
        cast(paused as {{ dbt.type_int() }}) as paused,
        {{ percent('met', 'met + met_late + breached') }} as met_percent
    from counted
)

select * from mart_sla_performance
