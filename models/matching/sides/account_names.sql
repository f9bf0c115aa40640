{{ config(materialized='kept_table', meta={'kept_by': ['accounts_version', 'accounts_version']}) }}

with normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

account_domains as (
    select * from {{ ref('account_domains') }}
),

accounts_version as (
    select * from {{ ref('accounts_version') }}
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
        forms.account_id,
        forms.name_kind,
        forms.form,
        accounts_version.accounts_version
    from forms
    cross join accounts_version
)

select * from account_names
