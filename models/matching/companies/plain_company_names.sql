with normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

lead_domains as (
    select * from {{ ref('lead_domains') }}
),

company_name_words as (
    select * from {{ ref('company_name_words') }}
),

named as (
    select
        normalized_leads.lead_id,
        company_name_words.name_words,
        lead_domains.company_domain,
        normalized_leads.country_code,
        coalesce(normalized_leads.postal_code, normalized_leads.city) as place,
        row_number() over (
            partition by company_name_words.name_words
            order by stg_leads.created_at, {{ by_bytes('stg_leads.lead_id') }}
        ) as age_rank
    from normalized_leads
    inner join stg_leads on normalized_leads.lead_id = stg_leads.lead_id
    inner join company_name_words on normalized_leads.company_name = company_name_words.company_name
    left join lead_domains on normalized_leads.lead_id = lead_domains.lead_id and lead_domains.domain_rank = 1
),

-- A name that two domains or two countries have may be two companies', so it connects nobody.
plain_company_names as (
    select
        name_words,
        max(company_domain) as company_domain,
        max(country_code) as country_code,
        case when count(distinct place) = 1 then max(place) end as place,
        cast(count(distinct place) as {{ dbt.type_int() }}) as places,
        max(case when age_rank = 1 then lead_id end) as first_lead_id
    from named
    group by name_words
    having count(distinct company_domain) <= 1 and count(distinct country_code) <= 1
)

select * from plain_company_names
