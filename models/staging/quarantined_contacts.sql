with parsed_contacts as (
    select * from {{ ref('parsed_contacts') }}
),

quarantined_contacts as (
    select
        contact_id,
        reason,
        raw_row
    from parsed_contacts
    where reason is not null
)

select * from quarantined_contacts
