with parsed_accounts as (
    select * from {{ ref('parsed_accounts') }}
),

stg_accounts as (
    select
        -- ids
        account_id,
        parent_account_id,
        owner_id,
        row_hash,

        -- company
        account_name,
        website,
        domains,
        phone,
        industry,
        employee_count,
        annual_revenue,

        -- place
        country,
        state,
        city,
        postal_code,

        -- relationship
        account_type,
        account_tier,
        is_deleted,

        -- times
        last_activity_at,
        created_at,
        updated_at
    from parsed_accounts
    where reason is null
)

select * from stg_accounts
