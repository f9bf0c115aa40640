with person_profiles as (
    select * from {{ ref('person_profiles') }}
),

counted as (
    select
        lead_id,
        given_name,
        family_name,
        count(*) over () as all_leads,
        count(*) over (partition by given_name) as given_name_leads,
        count(*) over (partition by family_name) as family_name_leads,
        count(*) over (partition by coalesce(city, postal_code)) as place_leads
    from person_profiles
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
