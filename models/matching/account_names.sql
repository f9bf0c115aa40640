with normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

account_domains as (
    select * from {{ ref('account_domains') }}
),

forms as (
    select
        account_id,
        'name' as name_kind,
        company_name as form
    from normalized_accounts
    where company_name is not null
    union all
    select
        account_id,
        'label' as name_kind,
        {{ domain_label('domain') }} as form
    from account_domains
),

account_names as (
    select distinct
        account_id,
        name_kind,
        form
    from forms
)

select * from account_names
