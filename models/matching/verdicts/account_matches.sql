with judged_leads as (
    select * from {{ ref('judged_leads') }}
),

account_matches as (
    select
        lead_id,
        account_id,
        match_status,
        match_score,
        match_method,
        runner_up_account_id,
        runner_up_score
    from judged_leads
)

select * from account_matches
