with ranked_candidates as (
    select * from {{ ref('ranked_candidates') }}
),

match_rivals as (
    select * from {{ ref('match_rivals') }}
),

account_families as (
    select * from {{ ref('account_families') }}
),

normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

ordered_rivals as (
    select
        *,
        case rivalry when 'other' then 1 when 'family' then 2 else 3 end as severity
    from match_rivals
),

closest_rivals as (
    {{ first_row_per('lead_id', 'ordered_rivals', 'severity, rank') }}
),

-- A parent that nobody owns can't take the lead.
family_policy as (
    select
        account_id as parent_account_id,
        case
            when owner_id is null and '{{ match_family() }}' = 'parent' then 'ambiguous'
            else '{{ match_family() }}'
        end as match_family
    from normalized_accounts
),

judged as (
    select
        best.lead_id,
        best.account_id as best_account_id,
        best.match_score,
        best.evidence,
        family_policy.parent_account_id,
        closest_rivals.account_id as rival_account_id,
        closest_rivals.match_score as rival_score,
        case closest_rivals.rivalry
            when 'other' then 'ambiguous'
            when 'family' then family_policy.match_family
            else 'winner'
        end as taken_by
    from ranked_candidates as best
    inner join account_families on best.account_id = account_families.account_id
    inner join family_policy on account_families.family_account_id = family_policy.parent_account_id
    left join closest_rivals on best.lead_id = closest_rivals.lead_id
    where best.rank = 1
),

taken as (
    select
        *,
        case when taken_by = 'parent' then parent_account_id else best_account_id end as account_id,
        case when taken_by = 'ambiguous' then 'ambiguous' else 'matched' end as match_status
    from judged
),

-- Where the parent is the rival, it is the best account that comes second.
match_outcomes as (
    select
        lead_id,
        account_id,
        best_account_id,
        match_status,
        match_score,
        case
            when account_id = best_account_id then evidence
            else evidence || ', parent of ' || best_account_id
        end as match_method,
        case when rival_account_id = account_id then best_account_id else rival_account_id end as runner_up_account_id,
        case when rival_account_id = account_id then match_score else rival_score end as runner_up_score
    from taken
)

select * from match_outcomes
