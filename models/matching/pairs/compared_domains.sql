with candidate_pairs as (
    select * from {{ ref('candidate_pairs') }}
),

leads_to_match as (
    select * from {{ ref('leads_to_match') }}
),

account_domains as (
    select * from {{ ref('account_domains') }}
),

by_domain as (
    select
        candidate_pairs.lead_id,
        candidate_pairs.account_id,
        max(case when account_domains.domain = leads_to_match.company_mail_domain then 1 else 0 end) as mail_is_same,
        max(case when account_domains.domain = leads_to_match.company_web_domain then 1 else 0 end) as web_is_same,
        max(case
            when {{ domain_label('account_domains.domain') }} in (
                {{ domain_label('leads_to_match.company_mail_domain') }},
                {{ domain_label('leads_to_match.company_web_domain') }}
            ) then 1 else 0
        end) as is_related
    from candidate_pairs
    inner join leads_to_match on candidate_pairs.lead_id = leads_to_match.lead_id
    inner join account_domains on candidate_pairs.account_id = account_domains.account_id
    group by candidate_pairs.lead_id, candidate_pairs.account_id
),

compared_domains as (
    select
        candidate_pairs.lead_id,
        candidate_pairs.account_id,
        {{ domain_relation() }} as relation
    from candidate_pairs
    inner join leads_to_match on candidate_pairs.lead_id = leads_to_match.lead_id
    left join by_domain
        on
            candidate_pairs.lead_id = by_domain.lead_id
            and candidate_pairs.account_id = by_domain.account_id
)

select * from compared_domains
