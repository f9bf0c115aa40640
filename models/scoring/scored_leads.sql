with lead_attributes as (
    select * from {{ ref('lead_attributes') }}
),

lead_points as (
    select * from {{ ref('lead_points') }}
),

grades as (
    select
        grade,
        coalesce({{ to_integer('min_score') }}, -999999) as min_score
    from {{ ref('grades') }}
),

grade_ranges as (
    select
        grade,
        min_score,
        lead(min_score) over (order by min_score, {{ by_bytes('grade') }}) as next_min_score
    from grades
),

summed as (
    select
        lead_attributes.lead_id,
        coalesce(sum(case when lead_points.score_type = 'fit' then lead_points.points end), 0) as fit_score,
        coalesce(sum(case when lead_points.score_type = 'intent' then lead_points.points end), 0) as intent_score
    from lead_attributes
    left join lead_points on lead_attributes.lead_id = lead_points.lead_id
    group by lead_attributes.lead_id
),

scored_leads as (
    select
        summed.lead_id,
        cast(summed.fit_score as {{ dbt.type_int() }}) as fit_score,
        cast(summed.intent_score as {{ dbt.type_int() }}) as intent_score,
        cast(summed.fit_score + summed.intent_score as {{ dbt.type_int() }}) as score,
        grade_ranges.grade
    from summed
    inner join grade_ranges
        on
            summed.fit_score + summed.intent_score >= grade_ranges.min_score
            and summed.fit_score + summed.intent_score < coalesce(grade_ranges.next_min_score, 999999)
)

select * from scored_leads
