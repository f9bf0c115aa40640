{{ config(
    materialized=keyed_materialization(), on_schema_change='append_new_columns',
    pre_hook="{{ delete_reopened('accounts_to_normalize', 'account_id') }}",
    post_hook="{{ delete_vanished('stg_accounts', 'account_id') }}"
) }}

with changed_accounts as (
    select * from {{ ref('changed_accounts') }}
),

company_names as (
    select * from {{ ref('company_names') }}
),

places as (
    select * from {{ ref('places') }}
),

normalized_accounts as (
    select
        -- ids
        changed_accounts.account_id,
        changed_accounts.parent_account_id,
        changed_accounts.owner_id,
        changed_accounts.input_hash,

        -- company
        changed_accounts.account_name,
        company_names.clean_name as company_name,
        company_names.folded_name as company_full_name,
        {{ to_code('changed_accounts.industry') }} as industry,
        {{ phone_tail('changed_accounts.phone') }} as phone_tail,
        changed_accounts.employee_count,
        changed_accounts.account_type,
        {{ to_code('changed_accounts.account_tier') }} as account_tier,

        -- place
        places.country_code,
        places.state_code,
        {{ fold_name('changed_accounts.city') }} as city,

        -- times
        changed_accounts.last_activity_at,
        changed_accounts.created_at
    from changed_accounts
    left join company_names on changed_accounts.account_name = company_names.company_name
    left join places on {{ place_key('changed_accounts.country', 'changed_accounts.state') }} = places.place_key
    where not changed_accounts.is_deleted
)

select * from normalized_accounts
