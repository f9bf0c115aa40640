-- Share of clocks met by team and week: who keeps its promise, and is it getting better?
with mart_lead_outcomes as (
    select * from {{ ref('mart_lead_outcomes') }}
)

select
    {{ dbt.date_trunc('week', 'assigned_at') }} as assigned_week,
    team,
    count(*) as leads,
    sum(case when sla_status = 'met' then 1 else 0 end) as met,
    {{ percent(
        "sum(case when sla_status = 'met' then 1 else 0 end)",
        "sum(case when sla_status in ('met', 'met_late', 'breached') then 1 else 0 end)"
    ) }} as met_percent
from mart_lead_outcomes
where team is not null
group by {{ dbt.date_trunc('week', 'assigned_at') }}, team
order by assigned_week, team
