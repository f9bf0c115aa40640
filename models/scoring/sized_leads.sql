with normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

account_matches as (
    select * from {{ ref('account_matches') }}
),

normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

policy_segments as (
    select * from {{ ref('policy_segments') }}
),

companies as (
    select
        normalized_leads.lead_id,
        account_matches.account_id,
        account_matches.match_status,
        normalized_accounts.account_type,
        normalized_accounts.account_tier,
        coalesce(normalized_leads.industry, normalized_accounts.industry) as industry,
        coalesce(normalized_leads.employee_count, normalized_accounts.employee_count) as employee_count
    from normalized_leads
    inner join account_matches on normalized_leads.lead_id = account_matches.lead_id
    left join normalized_accounts on account_matches.account_id = normalized_accounts.account_id
),

lead_segments as (
    select
        companies.lead_id,
        policy_segments.segment
    from companies
    inner join policy_segments
        on companies.employee_count between policy_segments.min_employees and policy_segments.max_employees
),

sized_leads as (
    select
        companies.*,
        lead_segments.segment
    from companies
    left join lead_segments on companies.lead_id = lead_segments.lead_id
)

select * from sized_leads
