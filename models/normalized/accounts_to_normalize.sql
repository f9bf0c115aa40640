with stg_accounts as (
    select * from {{ ref('stg_accounts') }}
),

known_accounts as (
    {{ left_by_last_run('normalized_accounts', {'account_id': dbt.type_string(), 'input_hash': dbt.type_string()}) }}
),

accounts_to_normalize as (
    {{ changed_rows('stg_accounts', 'account_id', 'known_accounts') }}
)

select * from accounts_to_normalize
