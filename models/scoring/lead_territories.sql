with normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

policy_territories as (
    select *
    from {{ ref('policy_territories') }}
    where {{ in_effect('valid_from', 'valid_to') }}
),

places as (
    select distinct
        country_code,
        state_code
    from normalized_leads
    where country_code is not null
),

everywhere as (
    select max(territory) as territory
    from policy_territories
    where country_code is null
),

-- The most specific territory wins: the state, else the country, else everywhere.
place_territories as (
    select
        places.country_code,
        places.state_code,
        coalesce(by_state.territory, by_country.territory, everywhere.territory) as territory
    from places
    left join policy_territories as by_state on places.state_code = by_state.state_code
    left join policy_territories as by_country
        on
            places.country_code = by_country.country_code
            and by_country.state_code is null
    cross join everywhere
),

lead_territories as (
    select
        normalized_leads.lead_id,
        place_territories.territory
    from normalized_leads
    inner join place_territories
        on
            normalized_leads.country_code = place_territories.country_code
            and coalesce(normalized_leads.state_code, '') = coalesce(place_territories.state_code, '')
)

select * from lead_territories
