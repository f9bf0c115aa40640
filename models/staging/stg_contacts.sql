with parsed_contacts as (
    select * from {{ ref('parsed_contacts') }}
),

stg_contacts as (
    select
        -- ids
        contact_id,
        account_id,
        owner_id,

        -- person
        email,
        phone,

        -- times
        created_at,
        updated_at
    from parsed_contacts
    where reason is null
)

select * from stg_contacts
