with folded_company_names as (
    select * from {{ ref('folded_company_names') }}
),

stripped_company_names as (
    select * from {{ ref('stripped_company_names') }}
),

company_abbreviations as (
    select * from {{ ref('company_abbreviations') }}
),

no_companies as (
    select * from {{ ref('no_companies') }}
),

spelled as (
    {{ spelled_out('stripped_company_names', 'folded_name', 'stripped_name', 'company_abbreviations') }}
),

meaning_none as (
    select
        stripped_company_names.folded_name,
        max(case when no_companies.kind = 'no_employer' then 1 else 0 end) as means_no_employer
    from stripped_company_names
    inner join no_companies on stripped_company_names.folded_name like no_companies.pattern
    group by stripped_company_names.folded_name
),

company_names as (
    select
        folded_company_names.company_name,
        folded_company_names.folded_name,
        coalesce(spelled.spelled_name, stripped_company_names.stripped_name) as clean_name,
        meaning_none.folded_name is not null as means_none,
        coalesce(meaning_none.means_no_employer, 0) = 1 as means_no_employer
    from folded_company_names
    left join stripped_company_names on folded_company_names.folded_name = stripped_company_names.folded_name
    left join spelled on folded_company_names.folded_name = spelled.folded_name
    left join meaning_none on folded_company_names.folded_name = meaning_none.folded_name
)

select * from company_names
