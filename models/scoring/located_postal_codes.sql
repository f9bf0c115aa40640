with lead_places as (
    select distinct
        country_code,
        postal_code
    from {{ ref('lead_places') }}
),

postal_masks as (
    select * from {{ ref('postal_masks') }}
),

policy_postal_codes as (
    select * from {{ ref('policy_postal_codes') }}
),

known as (
    select
        lead_places.country_code,
        lead_places.postal_code,
        policy_postal_codes.latitude,
        policy_postal_codes.longitude,
        row_number() over (
            partition by lead_places.country_code, lead_places.postal_code
            order by
                case when policy_postal_codes.postal_code like '%*' then 1 else 0 end,
                length(policy_postal_codes.postal_code) desc
        ) as place_in_order
    from lead_places
    inner join postal_masks on lead_places.postal_code = postal_masks.postal_code
    inner join policy_postal_codes
        on
            lead_places.country_code = policy_postal_codes.country_code
            and postal_masks.mask = policy_postal_codes.postal_code
),

-- The code itself, else the longest prefix of it.
located_postal_codes as (
    select
        country_code,
        postal_code,
        latitude,
        longitude
    from known
    where place_in_order = 1
)

select * from located_postal_codes
