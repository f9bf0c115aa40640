with duplicates as (
    select * from {{ ref('decisions_in_force') }}
    where destination_type = 'duplicate'
),

survivors as (
    select * from {{ ref('decisions_in_force') }}
),

stranded_duplicates as (
    select duplicates.lead_id
    from duplicates
    left join survivors on duplicates.destination = survivors.lead_id
    where coalesce(survivors.reason_code, 'deleted_in_crm') in ('deleted_in_crm', 'duplicate_owner')
)

select * from stranded_duplicates
