with person_profiles as (
    select * from {{ ref('person_profiles') }}
),

identified_leads as (
    select * from {{ ref('identified_leads') }}
),

all_leads as (
    select count(*) as leads
    from identified_leads
),

given_names as (
    select
        person_profiles.given_name,
        {{ rarity_bits('count(*)', 'max(all_leads.leads)') }} as bits
    from person_profiles
    cross join all_leads
    group by person_profiles.given_name
),

family_names as (
    select
        person_profiles.family_name,
        {{ rarity_bits('count(*)', 'max(all_leads.leads)') }} as bits
    from person_profiles
    cross join all_leads
    group by person_profiles.family_name
),

places as (
    select
        coalesce(person_profiles.city, person_profiles.postal_code) as place,
        {{ rarity_bits('count(*)', 'max(all_leads.leads)') }} as bits
    from person_profiles
    cross join all_leads
    group by coalesce(person_profiles.city, person_profiles.postal_code)
),

person_rarity as (
    select
        person_profiles.lead_id,
        coalesce(given_names.bits, 0) + coalesce(family_names.bits, 0)
        - {{ rarity_bits('1', 'all_leads.leads') }} as name_bits,
        coalesce(places.bits, 0) as place_bits
    from person_profiles
    cross join all_leads
    left join given_names on person_profiles.given_name = given_names.given_name
    left join family_names on person_profiles.family_name = family_names.family_name
    left join places on coalesce(person_profiles.city, person_profiles.postal_code) = places.place
)

select * from person_rarity
