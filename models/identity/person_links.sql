with person_evidence as (
    select * from {{ ref('person_evidence') }}
),

person_links as (
    select
        lead_id,
        other_lead_id,
        cast(sum(points) as {{ dbt.type_int() }}) as points
    from person_evidence
    group by lead_id, other_lead_id
    having sum(points) >= {{ var('person_threshold') }}
)

select * from person_links
