with stg_leads as (
    select * from {{ ref('stg_leads') }}
),

stg_accounts as (
    select * from {{ ref('stg_accounts') }}
),

legal_suffixes as (
    select * from {{ ref('legal_suffixes') }}
),

no_companies as (
    select * from {{ ref('no_companies') }}
),

found as (
    select company as company_name
    from stg_leads
    where company is not null
    union all
    select account_name as company_name
    from stg_accounts
    where account_name is not null
),

as_written as (
    select distinct company_name
    from found
),

folded as (
    select
        company_name,
        {{ fold_company('company_name') }} as folded_name
    from as_written
),

distinct_names as (
    select distinct folded_name
    from folded
    where folded_name is not null
),

-- Twice, because 'Acme Co., Ltd. (Singapore) Pte Ltd' style names carry two legal forms.
once as (
    {{ without_legal_form('distinct_names', 'folded_name', 'folded_name') }}
),

twice as (
    {{ without_legal_form('once', 'folded_name', 'stripped_name') }}
),

meaning_none as (
    select distinct distinct_names.folded_name
    from distinct_names
    inner join no_companies on distinct_names.folded_name like no_companies.pattern
),

company_names as (
    select
        folded.company_name,
        folded.folded_name,
        twice.stripped_name as clean_name,
        meaning_none.folded_name is not null as means_none
    from folded
    left join twice on folded.folded_name = twice.folded_name
    left join meaning_none on folded.folded_name = meaning_none.folded_name
)

select * from company_names
