with form_grams as (
    select * from {{ ref('form_grams') }}
),

company_forms as (
    select * from {{ ref('company_forms') }}
),

account_names as (
    select * from {{ ref('account_names') }}
),

grams as (
    select distinct gram
    from form_grams
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

-- What no account has is as rare as what one has.
gram_bits as (
    select
        grams.gram,
        coalesce(counted.accounts_with_gram, 0) as accounts_with_gram,
        {{ rarity_bits('coalesce(counted.accounts_with_gram, 1)', 'all_accounts.accounts') }} as bits
    from grams
    left join counted on grams.gram = counted.gram
    cross join all_accounts
)

select * from gram_bits
