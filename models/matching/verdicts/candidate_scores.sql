with scored_pairs as (
    select * from {{ ref('scored_pairs') }}
),

person_opinions as (
    select * from {{ ref('person_opinions') }}
),

normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

scored as (
    select
        coalesce(scored_pairs.lead_id, person_opinions.lead_id) as lead_id,
        coalesce(scored_pairs.account_id, person_opinions.account_id) as account_id,
        coalesce(scored_pairs.points, 0) + coalesce(person_opinions.points, 0) as match_score,
        coalesce(
            scored_pairs.evidence || ', ' || person_opinions.evidence, scored_pairs.evidence, person_opinions.evidence
        ) as evidence
    from scored_pairs
    full outer join person_opinions
        on
            scored_pairs.lead_id = person_opinions.lead_id
            and scored_pairs.account_id = person_opinions.account_id
),

candidate_scores as (
    select
        scored.lead_id,
        scored.account_id,
        normalized_accounts.owner_id as account_owner_id,
        cast(scored.match_score as {{ dbt.type_int() }}) as match_score,
        scored.evidence
    from scored
    inner join normalized_accounts on scored.account_id = normalized_accounts.account_id
)

select * from candidate_scores
