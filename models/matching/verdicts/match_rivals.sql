with ranked_candidates as (
    select * from {{ ref('ranked_candidates') }}
),

account_families as (
    select * from {{ ref('account_families') }}
),

-- Close behind with another owner: nobody should be given the lead by a coin's toss.
match_rivals as (
    select
        behind.lead_id,
        behind.account_id,
        behind.match_score,
        behind.rank,
        case
            when behind.match_score <= best.match_score - {{ var('match_ambiguity_margin') }} then 'none'
            when coalesce(behind.account_owner_id, '') = coalesce(best.account_owner_id, '') then 'none'
            when family_behind.family_account_id = best_family.family_account_id then 'family'
            else 'other'
        end as rivalry
    from ranked_candidates as behind
    inner join ranked_candidates as best
        on
            behind.lead_id = best.lead_id
            and best.rank = 1
    inner join account_families as family_behind on behind.account_id = family_behind.account_id
    inner join account_families as best_family on best.account_id = best_family.account_id
    where behind.rank > 1
)

select * from match_rivals
