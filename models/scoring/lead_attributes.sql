with normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

account_matches as (
    select * from {{ ref('account_matches') }}
),

normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

lead_duplicates as (
    select * from {{ ref('lead_duplicates') }}
),

lead_territories as (
    select * from {{ ref('lead_territories') }}
),

open_opportunities as (
    select * from {{ ref('open_opportunities') }}
),

policy_segments as (
    select * from {{ ref('policy_segments') }}
),

sized as (
    select
        normalized_leads.*,
        account_matches.account_id,
        account_matches.match_status,
        normalized_accounts.account_type,
        normalized_accounts.account_tier,
        normalized_accounts.industry as account_industry,
        coalesce(normalized_leads.employee_count, normalized_accounts.employee_count) as company_size
    from normalized_leads
    inner join account_matches on normalized_leads.lead_id = account_matches.lead_id
    left join normalized_accounts on account_matches.account_id = normalized_accounts.account_id
),

lead_segments as (
    select
        sized.lead_id,
        policy_segments.segment
    from sized
    inner join policy_segments
        on sized.company_size between policy_segments.min_employees and policy_segments.max_employees
),

lead_attributes as (
    select
        -- ids
        sized.lead_id,
        sized.account_id,
        lead_duplicates.survivor_lead_id,
        open_opportunities.owner_id as opportunity_owner_id,

        -- who
        sized.seniority,
        sized.job_function,
        sized.email_type,
        sized.consent_status,
        sized.language_code as language,
        sized.partner,
        case when lead_duplicates.is_duplicate then 'duplicate' else 'unique' end as duplicate_status,
        case
            when sized.email_normal is null and sized.phone_e164 is null then 'false'
            when coalesce(sized.company_name, sized.company_mail_domain, sized.account_id) is null then 'false'
            else 'true'
        end as is_complete,

        -- company
        lead_segments.segment,
        coalesce(sized.industry, sized.account_industry) as industry,
        sized.company_size as employee_count,
        sized.account_type,
        sized.account_tier,
        sized.match_status,
        case when open_opportunities.account_id is not null then 'true' else 'false' end as has_open_opportunity,

        -- place
        lead_territories.territory,
        lower(sized.country_code) as country,
        lower(sized.state_code) as state,

        -- request
        sized.lead_source,
        sized.form_name,
        sized.product_interest,
        sized.lifecycle_stage
    from sized
    inner join lead_duplicates on sized.lead_id = lead_duplicates.lead_id
    left join lead_territories on sized.lead_id = lead_territories.lead_id
    left join open_opportunities on sized.account_id = open_opportunities.account_id
    left join lead_segments on sized.lead_id = lead_segments.lead_id
)

select * from lead_attributes
