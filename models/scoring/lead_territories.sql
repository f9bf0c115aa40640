with lead_places as (
    select * from {{ ref('lead_places') }}
),

territory_fits as (
    select * from {{ ref('territory_fits') }}
),

lead_territories as (
    select
        lead_places.lead_id,
        territory_fits.territory
    from lead_places
    inner join territory_fits on lead_places.place_id = territory_fits.place_id
    where territory_fits.fit_number = 1
)

select * from lead_territories
