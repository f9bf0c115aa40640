with assignments as (
    select * from {{ ref('assignments') }}
),

normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

account_matches as (
    select * from {{ ref('account_matches') }}
),

account_match_candidates as (
    select * from {{ ref('account_match_candidates') }}
),

candidates as (
    select
        lead_id,
        cast(count(*) as {{ dbt.type_int() }}) as candidate_accounts,
        {{ joined_values('account_id', ', ') }} as candidate_account_ids
    from account_match_candidates
    group by lead_id
),

review_queue as (
    select
        -- ids
        assignments.lead_id,
        assignments.assignment_id,

        -- why
        assignments.destination as queue,
        assignments.reason_code,
        assignments.rule_id,

        -- what a person needs to decide
        normalized_leads.email,
        normalized_leads.company_name,
        normalized_leads.country_code,
        account_matches.account_id,
        account_matches.match_score,
        account_matches.runner_up_account_id,
        account_matches.runner_up_score,
        coalesce(candidates.candidate_accounts, 0) as candidate_accounts,
        candidates.candidate_account_ids,

        -- times
        assignments.routed_at as waiting_since
    from assignments
    inner join normalized_leads on assignments.lead_id = normalized_leads.lead_id
    inner join account_matches on assignments.lead_id = account_matches.lead_id
    left join candidates on assignments.lead_id = candidates.lead_id
    where assignments.state = 'in_review'
)

select * from review_queue
