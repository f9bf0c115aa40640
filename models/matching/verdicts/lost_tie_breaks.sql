with ranked_candidates as (
    select * from {{ ref('ranked_candidates') }}
),

tie_break_values as (
    select * from {{ ref('tie_break_values') }}
),

policy_match_tie_breaks as (
    select * from {{ ref('policy_match_tie_breaks') }}
),

losers as (
    select
        behind.lead_id,
        behind.account_id,
        best.account_id as best_account_id
    from ranked_candidates as behind
    inner join ranked_candidates as best
        on
            behind.lead_id = best.lead_id
            and behind.match_score = best.match_score
    where behind.rank > 1 and best.rank = 1
),

differences as (
    select
        losers.lead_id,
        losers.account_id,
        min(of_loser.place) as place
    from losers
    inner join tie_break_values as of_loser
        on
            losers.lead_id = of_loser.lead_id
            and losers.account_id = of_loser.account_id
    inner join tie_break_values as of_best
        on
            losers.lead_id = of_best.lead_id
            and losers.best_account_id = of_best.account_id
            and of_loser.place = of_best.place
            and of_loser.digits <> of_best.digits
    group by losers.lead_id, losers.account_id
),

-- Where nothing else tells them apart, the id of the account did.
lost_tie_breaks as (
    select
        losers.lead_id,
        losers.account_id,
        coalesce(policy_match_tie_breaks.tie_break, 'account_id') as tie_break
    from losers
    left join differences
        on
            losers.lead_id = differences.lead_id
            and losers.account_id = differences.account_id
    left join policy_match_tie_breaks on differences.place = policy_match_tie_breaks.place
)

select * from lost_tie_breaks
