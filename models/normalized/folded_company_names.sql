with changed_leads as (
    select * from {{ ref('changed_leads') }}
),

changed_accounts as (
    select * from {{ ref('changed_accounts') }}
),

found as (
    select company as company_name
    from changed_leads
    where company is not null
    union all
    select account_name as company_name
    from changed_accounts
    where account_name is not null
),

as_written as (
    select distinct company_name
    from found
),

spoken as (
    select
        company_name,
        {{ spoken_company('company_name') }} as spoken_name
    from as_written
),

with_article as (
    select
        company_name,
        {{ fold_name('spoken_name') }} as folded_name
    from spoken
),

folded_company_names as (
    select
        company_name,
        {{ without_article('folded_name') }} as folded_name
    from with_article
)

select * from folded_company_names
