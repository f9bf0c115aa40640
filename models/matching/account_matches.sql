with normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

account_match_candidates as (
    select * from {{ ref('account_match_candidates') }}
),

good_enough as (
    select *
    from account_match_candidates
    where match_score >= {{ var('match_threshold') }}
),

winners as (
    select *
    from good_enough
    where rank = 1
),

-- Close behind with another owner: nobody should be given the lead by a coin's toss.
contested as (
    select distinct winners.lead_id
    from winners
    inner join good_enough as rivals on winners.lead_id = rivals.lead_id
    where
        rivals.rank > 1
        and rivals.match_score > winners.match_score - {{ var('match_ambiguity_margin') }}
        and coalesce(rivals.account_owner_id, '') <> coalesce(winners.account_owner_id, '')
),

account_matches as (
    select
        normalized_leads.lead_id,
        winners.account_id,
        case
            when contested.lead_id is not null then 'ambiguous'
            when winners.lead_id is not null then 'matched'
            else 'unmatched'
        end as match_status,
        winners.match_score,
        winners.evidence as match_method
    from normalized_leads
    left join winners on normalized_leads.lead_id = winners.lead_id
    left join contested on normalized_leads.lead_id = contested.lead_id
)

select * from account_matches
