with candidate_pairs as (
    select * from {{ ref('candidate_pairs') }}
),

normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

account_domains as (
    select * from {{ ref('account_domains') }}
),

by_domain as (
    select
        candidate_pairs.lead_id,
        candidate_pairs.account_id,
        max(case when account_domains.domain = normalized_leads.company_mail_domain then 1 else 0 end) as mail_is_same,
        max(case when account_domains.domain = normalized_leads.company_web_domain then 1 else 0 end) as web_is_same,
        max(case
            when {{ domain_label('account_domains.domain') }} in (
                {{ domain_label('normalized_leads.company_mail_domain') }},
                {{ domain_label('normalized_leads.company_web_domain') }}
            ) then 1 else 0
        end) as is_related
    from candidate_pairs
    inner join normalized_leads on candidate_pairs.lead_id = normalized_leads.lead_id
    inner join account_domains on candidate_pairs.account_id = account_domains.account_id
    group by candidate_pairs.lead_id, candidate_pairs.account_id
),

compared_domains as (
    select
        candidate_pairs.lead_id,
        candidate_pairs.account_id,
        {{ domain_relation() }} as relation
    from candidate_pairs
    inner join normalized_leads on candidate_pairs.lead_id = normalized_leads.lead_id
    left join by_domain
        on
            candidate_pairs.lead_id = by_domain.lead_id
            and candidate_pairs.account_id = by_domain.account_id
)

select * from compared_domains
