with person_keys as (
    select * from {{ ref('person_keys') }}
),

-- What very many leads share tells nothing.
telling as (
    select person_key
    from person_keys
    group by person_key
    having count(*) between 2 and {{ var('person_max_leads_per_key') }}
),

shared as (
    select
        person_keys.lead_id,
        person_keys.person_key
    from person_keys
    inner join telling on person_keys.person_key = telling.person_key
),

person_pairs as (
    select distinct
        shared.lead_id,
        other_keys.lead_id as other_lead_id
    from shared
    inner join shared as other_keys
        on
            shared.person_key = other_keys.person_key
            and {{ by_bytes('shared.lead_id') }} < {{ by_bytes('other_keys.lead_id') }}
)

select * from person_pairs
