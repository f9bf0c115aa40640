with parsed_accounts as (
    select * from {{ ref('parsed_accounts') }}
),

quarantined_accounts as (
    select
        account_id,
        reason,
        raw_row
    from parsed_accounts
    where reason is not null
)

select * from quarantined_accounts
