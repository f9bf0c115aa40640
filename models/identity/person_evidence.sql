with person_links as (
    select * from {{ ref('person_links') }}
),

person_weights as (
    select
        evidence,
        {{ to_integer('points') }} as points
    from {{ ref('person_weights') }}
),

found as (
    {{ columns_to_rows(
        'person_links', ['lead_id', 'other_lead_id'],
        [
            'name_evidence', 'rarity_evidence', 'email_evidence', 'phone_evidence', 'company_evidence',
            'place_evidence'
        ],
        'aspect', 'evidence'
    ) }}
),

person_evidence as (
    select
        found.lead_id,
        found.other_lead_id,
        found.evidence,
        cast(person_weights.points as {{ dbt.type_int() }}) as points
    from found
    inner join person_weights on found.evidence = person_weights.evidence
)

select * from person_evidence
