with person_keys as (
    select * from {{ ref('person_keys') }}
),

person_pairs as (
    select distinct
        person_keys.lead_id,
        other_keys.lead_id as other_lead_id
    from person_keys
    inner join person_keys as other_keys
        on
            person_keys.person_key = other_keys.person_key
            and {{ by_bytes('person_keys.lead_id') }} < {{ by_bytes('other_keys.lead_id') }}
)

select * from person_pairs
