with person_comparisons as (
    select * from {{ ref('person_comparisons') }}
),

person_weights as (
    select
        evidence,
        {{ to_integer('points') }} as points
    from {{ ref('person_weights') }}
),

weighed as (
    select
        person_comparisons.*,
        coalesce(of_name.points, 0) + coalesce(of_rarity.points, 0) + coalesce(of_email.points, 0)
        + coalesce(of_phone.points, 0) + coalesce(of_company.points, 0) + coalesce(of_place.points, 0) as points
    from person_comparisons
    left join person_weights as of_name on person_comparisons.name_evidence = of_name.evidence
    left join person_weights as of_rarity on person_comparisons.rarity_evidence = of_rarity.evidence
    left join person_weights as of_email on person_comparisons.email_evidence = of_email.evidence
    left join person_weights as of_phone on person_comparisons.phone_evidence = of_phone.evidence
    left join person_weights as of_company on person_comparisons.company_evidence = of_company.evidence
    left join person_weights as of_place on person_comparisons.place_evidence = of_place.evidence
),

person_links as (
    select
        lead_id,
        other_lead_id,
        name_evidence,
        rarity_evidence,
        email_evidence,
        phone_evidence,
        company_evidence,
        place_evidence,
        cast(points as {{ dbt.type_int() }}) as points
    from weighed
    where points >= {{ var('person_threshold') }}
)

select * from person_links
