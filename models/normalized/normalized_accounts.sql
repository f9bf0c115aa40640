with stg_accounts as (
    select * from {{ ref('stg_accounts') }}
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
        stg_accounts.account_id,
        stg_accounts.parent_account_id,
        stg_accounts.owner_id,

        -- company
        stg_accounts.account_name,
        company_names.clean_name as company_name,
        company_names.folded_name as company_full_name,
        {{ to_code('stg_accounts.industry') }} as industry,
        {{ phone_tail('stg_accounts.phone') }} as phone_tail,
        stg_accounts.employee_count,
        stg_accounts.account_type,
        {{ to_code('stg_accounts.account_tier') }} as account_tier,

        -- place
        places.country_code,
        places.state_code,
        {{ fold_name('stg_accounts.city') }} as city,

        -- times
        stg_accounts.last_activity_at,
        stg_accounts.created_at
    from stg_accounts
    left join company_names on stg_accounts.account_name = company_names.company_name
    left join places on {{ place_key('stg_accounts.country', 'stg_accounts.state') }} = places.place_key
    where not stg_accounts.is_deleted
)

select * from normalized_accounts
