with lead_triggers as (
    select * from {{ ref('lead_triggers') }}
),

direct_decisions as (
    select * from {{ ref('direct_decisions') }}
),

lead_attributes as (
    select * from {{ ref('lead_attributes') }}
),

scored_leads as (
    select * from {{ ref('scored_leads') }}
),

grades as (
    select
        grade,
        row_number() over (
            order by coalesce({{ to_integer('min_score') }}, -999999) desc, {{ by_bytes('grade') }}
        ) as grade_rank
    from {{ ref('grades') }}
),

attributed as (
    select
        lead_attributes.*,
        lead_triggers.{{ identifier('trigger') }},
        lead_triggers.created_at,
        scored_leads.score,
        scored_leads.grade,
        grades.grade_rank,
        {{ integer_divide(seconds_between('lead_triggers.created_at', routing_now()), 86400) }} as days_waiting
    from lead_triggers
    inner join lead_attributes on lead_triggers.lead_id = lead_attributes.lead_id
    inner join scored_leads on lead_triggers.lead_id = scored_leads.lead_id
    inner join grades on scored_leads.grade = grades.grade
    left join direct_decisions on lead_triggers.lead_id = direct_decisions.lead_id
    where direct_decisions.lead_id is null
),

-- Better grades first, then older leads; each day of waiting lifts a lead by a grade, so that nothing starves.
waiting_leads as (
    select
        *,
        row_number() over (
            order by greatest(grade_rank - days_waiting, 1), created_at, {{ by_bytes('lead_id') }}
        ) as service_rank
    from attributed
)

select * from waiting_leads
