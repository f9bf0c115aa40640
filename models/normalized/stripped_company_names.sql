with folded_company_names as (
    select * from {{ ref('folded_company_names') }}
),

legal_suffixes as (
    select * from {{ ref('legal_suffixes') }}
),

distinct_names as (
    select distinct folded_name
    from folded_company_names
    where folded_name is not null
),

-- Twice, because 'Acme Co., Ltd. (Singapore) Pte Ltd' style names carry two legal forms.
once as (
    {{ without_ending('distinct_names', 'folded_name', 'folded_name', 'legal_suffixes') }}
),

stripped_company_names as (
    {{ without_ending('once', 'folded_name', 'stripped_name', 'legal_suffixes') }}
)

select * from stripped_company_names
