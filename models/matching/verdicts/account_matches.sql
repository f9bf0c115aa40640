with matched_leads as (
    select * from {{ ref('matched_leads') }}
),

match_outcomes as (
    select * from {{ ref('match_outcomes') }}
),

account_matches as (
    select
        matched_leads.lead_id,
        match_outcomes.account_id,
        coalesce(match_outcomes.match_status, 'unmatched') as match_status,
        match_outcomes.match_score,
        match_outcomes.match_method,
        match_outcomes.runner_up_account_id,
        match_outcomes.runner_up_score
    from matched_leads
    left join match_outcomes on matched_leads.lead_id = match_outcomes.lead_id
)

select * from account_matches
