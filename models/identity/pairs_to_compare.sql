with person_pairs as (
    select * from {{ ref('person_pairs') }}
),

leads_to_identify as (
    select * from {{ ref('leads_to_identify') }}
),

compared as (
    {{ left_by_last_run('compared_leads', {'lead_id': dbt.type_string(), 'other_lead_id': dbt.type_string()}) }}
),

pairs_to_compare as (
    select
        person_pairs.lead_id,
        person_pairs.other_lead_id
    from person_pairs
    left join compared
        on person_pairs.lead_id = compared.lead_id and person_pairs.other_lead_id = compared.other_lead_id
    left join leads_to_identify on person_pairs.lead_id = leads_to_identify.lead_id
    left join leads_to_identify as others_to_identify on person_pairs.other_lead_id = others_to_identify.lead_id
    where
        compared.lead_id is null
        or leads_to_identify.lead_id is not null
        or others_to_identify.lead_id is not null
)

select * from pairs_to_compare
