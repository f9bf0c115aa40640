with normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

found as (
    {{ columns_to_rows(
        'normalized_leads', ['lead_id', 'company_name'], ['company_mail_domain', 'company_web_domain'],
        'domain_type', 'company_domain'
    ) }}
),

named as (
    select distinct
        company_domain,
        company_name,
        left(company_name, 1) as initial
    from found
    where company_domain is not null and company_name is not null
),

initials as (
    select
        company_domain,
        initial,
        count(*) as company_names
    from named
    group by company_domain, initial
),

-- Spellings of one company's name begin alike; many names that don't are of those who share a host.
shared_domains as (
    select company_domain
    from initials
    group by company_domain
    having sum(company_names) >= 4 and 3 * max(company_names) <= sum(company_names)
),

lead_domains as (
    select
        found.lead_id,
        found.company_domain,
        row_number() over (
            partition by found.lead_id order by min(found.domain_type), {{ by_bytes('found.company_domain') }}
        ) as domain_rank
    from found
    left join shared_domains on found.company_domain = shared_domains.company_domain
    where found.company_domain is not null and shared_domains.company_domain is null
    group by found.lead_id, found.company_domain
)

select * from lead_domains
