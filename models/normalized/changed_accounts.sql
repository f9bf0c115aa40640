with stg_accounts as (
    select * from {{ ref('stg_accounts') }}
),

accounts_to_normalize as (
    select * from {{ ref('accounts_to_normalize') }}
),

changed_accounts as (
    select
        stg_accounts.*,
        accounts_to_normalize.input_hash
    from stg_accounts
    inner join accounts_to_normalize on stg_accounts.account_id = accounts_to_normalize.account_id
)

select * from changed_accounts
