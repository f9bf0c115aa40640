with normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

named as (
    select
        normalized_leads.lead_id,
        normalized_leads.company_name,
        coalesce(normalized_leads.company_mail_domain, normalized_leads.company_web_domain) as company_domain,
        normalized_leads.country_code,
        row_number() over (
            partition by normalized_leads.company_name
            order by stg_leads.created_at, {{ by_bytes('stg_leads.lead_id') }}
        ) as age_rank
    from normalized_leads
    inner join stg_leads on normalized_leads.lead_id = stg_leads.lead_id
    where normalized_leads.company_name is not null
),

-- A name that two domains or two countries have may be two companies', so it connects nobody.
plain_company_names as (
    select
        company_name,
        max(company_domain) as company_domain,
        max(case when age_rank = 1 then lead_id end) as first_lead_id
    from named
    group by company_name
    having count(distinct company_domain) <= 1 and count(distinct country_code) <= 1
)

select * from plain_company_names
