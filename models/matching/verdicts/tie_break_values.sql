with candidate_scores as (
    select * from {{ ref('candidate_scores') }}
),

account_standing as (
    select * from {{ ref('account_standing') }}
),

normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

policy_match_tie_breaks as (
    select * from {{ ref('policy_match_tie_breaks') }}
),

counted as (
    select
        lead_id,
        account_id,
        count(*) over (partition by lead_id, match_score) as equals
    from candidate_scores
    where match_score >= {{ var('match_threshold') }}
),

tied as (
    select
        counted.lead_id,
        counted.account_id,
        account_standing.open_opportunity,
        account_standing.customer,
        account_standing.active_owner,
        case
            when normalized_leads.country_code = normalized_accounts.country_code then '0'
            else '1'
        end as same_country,
        account_standing.most_contacts,
        account_standing.oldest
    from counted
    inner join normalized_leads on counted.lead_id = normalized_leads.lead_id
    inner join normalized_accounts on counted.account_id = normalized_accounts.account_id
    inner join account_standing on counted.account_id = account_standing.account_id
    where counted.equals > 1
),

observed as (
    {{ columns_to_rows('tied', ['lead_id', 'account_id'], match_tie_breaks(), 'tie_break', 'digits') }}
),

tie_break_values as (
    select
        observed.lead_id,
        observed.account_id,
        policy_match_tie_breaks.place,
        observed.tie_break,
        observed.digits
    from observed
    inner join policy_match_tie_breaks on observed.tie_break = policy_match_tie_breaks.tie_break
)

select * from tie_break_values
