with normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

account_matches as (
    select * from {{ ref('account_matches') }}
),

lead_domains as (
    select * from {{ ref('lead_domains') }}
),

company_name_words as (
    select * from {{ ref('company_name_words') }}
),

plain_company_names as (
    select * from {{ ref('plain_company_names') }}
),

alike_company_names as (
    select * from {{ ref('alike_company_names') }}
),

ranked as (
    select
        lead_id,
        row_number() over (order by created_at, {{ by_bytes('lead_id') }}) as age_rank
    from stg_leads
),

domain_ages as (
    select
        lead_domains.company_domain,
        min(ranked.age_rank) as age_rank
    from lead_domains
    inner join ranked on lead_domains.lead_id = ranked.lead_id
    group by lead_domains.company_domain
),

-- All who share a domain hang on the oldest of them, all who share a name on its oldest.
hung as (
    select
        lead_domains.lead_id,
        ranked.lead_id as other_lead_id
    from lead_domains
    inner join domain_ages on lead_domains.company_domain = domain_ages.company_domain
    inner join ranked on domain_ages.age_rank = ranked.age_rank
    union all
    select
        normalized_leads.lead_id,
        plain_company_names.first_lead_id as other_lead_id
    from normalized_leads
    inner join company_name_words on normalized_leads.company_name = company_name_words.company_name
    inner join plain_company_names on company_name_words.name_words = plain_company_names.name_words
    union all
    select
        lead_id,
        other_lead_id
    from alike_company_names
),

company_links as (
    select distinct
        lead_id,
        other_lead_id
    from hung
    where lead_id <> other_lead_id
),

{{ connected_components('ranked', 'lead_id', 'age_rank', 'company_links', 'other_lead_id') }},

lead_companies as (
    select
        normalized_leads.lead_id,
        case
            when account_matches.match_status = 'matched' then 'A-' || account_matches.account_id
            when
                coalesce(
                    normalized_leads.company_mail_domain, normalized_leads.company_web_domain,
                    normalized_leads.company_name
                ) is not null
                then 'C-' || oldest.lead_id
        end as company_key,
        case when account_matches.match_status = 'matched' then account_matches.account_id end as account_id
    from normalized_leads
    inner join clusters on normalized_leads.lead_id = clusters.lead_id
    inner join ranked as oldest on clusters.cluster_rank = oldest.age_rank
    left join account_matches on normalized_leads.lead_id = account_matches.lead_id
)

select * from lead_companies
