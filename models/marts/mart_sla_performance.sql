with decision_clocks as (
    select *
    from {{ ref('decision_clocks') }}
    where clock_name = 'first_response' and status <> 'none'
),

policy_owners as (
    select * from {{ ref('policy_owners') }}
),

-- What a team let wait and somebody else answered in the end counts for that team all the same.
counted as (
    select
        policy_owners.team,
        decision_clocks.sla_policy,
        count(*) as leads,
        sum(case when decision_clocks.status = 'met' then 1 else 0 end) as met,
        sum(case when decision_clocks.status = 'met_late' then 1 else 0 end) as met_late,
        sum(case when decision_clocks.status = 'breached' then 1 else 0 end) as breached,
        sum(case when decision_clocks.status = 'at_risk' then 1 else 0 end) as at_risk,
        sum(case when decision_clocks.status = 'pending' then 1 else 0 end) as pending,
        sum(case when decision_clocks.status = 'paused' then 1 else 0 end) as paused
    from decision_clocks
    left join policy_owners on decision_clocks.owner_id = policy_owners.owner_id
    where decision_clocks.is_in_force or decision_clocks.status in ('met', 'met_late', 'breached')
    group by policy_owners.team, decision_clocks.sla_policy
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
