{{ config(materialized='kept_table', meta={'kept_by': ['accounts_version', 'accounts_version']}) }}

with account_names as (
    select * from {{ ref('account_names') }}
),

company_forms as (
    select * from {{ ref('company_forms') }}
),

form_grams as (
    select * from {{ ref('form_grams') }}
),

accounts_version as (
    select * from {{ ref('accounts_version') }}
),

counted as (
    select
        form_grams.gram,
        count(distinct account_names.account_id) as accounts_with_gram
    from account_names
    inner join company_forms on account_names.form = company_forms.form
    inner join form_grams on company_forms.form_id = form_grams.form_id
    group by form_grams.gram
),

all_accounts as (
    select count(distinct account_id) as accounts
    from account_names
),

gram_bits as (
    select
        counted.gram,
        counted.accounts_with_gram,
        {{ rarity_bits('counted.accounts_with_gram', 'all_accounts.accounts') }} as bits,
        accounts_version.accounts_version
    from counted
    cross join all_accounts
    cross join accounts_version
)

select * from gram_bits
