with identified_leads as (
    select * from {{ ref('identified_leads') }}
),

person_profiles as (
    select * from {{ ref('person_profiles') }}
),

counted as (
    select
        identified_leads.lead_id,
        person_profiles.given_name,
        person_profiles.family_name,
        count(*) over () as all_leads,
        count(*) over (partition by person_profiles.given_name) as given_name_leads,
        count(*) over (partition by person_profiles.family_name) as family_name_leads,
        count(*) over (partition by coalesce(person_profiles.city, person_profiles.postal_code)) as place_leads
    from identified_leads
    inner join person_profiles on identified_leads.lead_id = person_profiles.lead_id
),

person_rarity as (
    select
        lead_id,
        case when given_name is null then 0 else {{ rarity_bits('given_name_leads', 'all_leads') }} end
        + case when family_name is null then 0 else {{ rarity_bits('family_name_leads', 'all_leads') }} end
        - {{ rarity_bits('1', 'all_leads') }} as name_bits,
        {{ rarity_bits('place_leads', 'all_leads') }} as place_bits
    from counted
)

select * from person_rarity
