{{ config(
    materialized=keyed_materialization(), on_schema_change='append_new_columns',
    pre_hook="{{ delete_reopened('leads_to_match', 'lead_id') }}",
    post_hook="{{ delete_vanished('normalized_leads', 'lead_id') }}"
) }}

with candidate_pairs as (
    select * from {{ ref('candidate_pairs') }}
),

compared_domains as (
    select * from {{ ref('compared_domains') }}
),

compared_companies as (
    select * from {{ ref('compared_companies') }}
),

shared_words as (
    select * from {{ ref('shared_words') }}
),

leads_to_match as (
    select * from {{ ref('leads_to_match') }}
),

normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

account_phone_ranges as (
    select * from {{ ref('account_phone_ranges') }}
),

countries as (
    select * from {{ ref('countries') }}
),

compared as (
    select
        candidate_pairs.lead_id,
        candidate_pairs.account_id,
        case when candidate_pairs.has_crm_link then 'linked' end as crm_link,
        case when candidate_pairs.has_contact_email then 'same' end as contact_email,
        compared_domains.relation as domain,
        {{ company_relation() }} as company,
        compared_companies.domain_to_company,
        compared_companies.company_to_domain,
        shared_words.words,
        {{ phone_relation() }} as phone,
        {{ place_relation() }} as place
    from candidate_pairs
    inner join compared_domains
        on
            candidate_pairs.lead_id = compared_domains.lead_id
            and candidate_pairs.account_id = compared_domains.account_id
    inner join compared_companies
        on
            candidate_pairs.lead_id = compared_companies.lead_id
            and candidate_pairs.account_id = compared_companies.account_id
    inner join leads_to_match on candidate_pairs.lead_id = leads_to_match.lead_id
    inner join normalized_accounts on candidate_pairs.account_id = normalized_accounts.account_id
    left join shared_words
        on
            candidate_pairs.lead_id = shared_words.lead_id
            and candidate_pairs.account_id = shared_words.account_id
    left join account_phone_ranges on candidate_pairs.account_id = account_phone_ranges.account_id
    left join countries on normalized_accounts.country_code = countries.country_code
),

compared_pairs as (
    select
        *,
        {{ match_pattern() }} as pattern
    from compared
)

select * from compared_pairs
