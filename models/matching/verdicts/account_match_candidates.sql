{{ config(
    materialized=keyed_materialization(), on_schema_change='append_new_columns',
    pre_hook="{{ delete_reopened('leads_to_judge', 'lead_id') }}",
    post_hook="{{ delete_vanished('normalized_leads', 'lead_id') }}"
) }}

with candidate_scores as (
    select * from {{ ref('candidate_scores') }}
),

ranked_candidates as (
    select * from {{ ref('ranked_candidates') }}
),

match_rivals as (
    select * from {{ ref('match_rivals') }}
),

lost_tie_breaks as (
    select * from {{ ref('lost_tie_breaks') }}
),

match_outcomes as (
    select * from {{ ref('match_outcomes') }}
),

verdicts as (
    select
        ranked_candidates.lead_id,
        ranked_candidates.account_id,
        ranked_candidates.rank,
        case
            when match_outcomes.match_status = 'ambiguous' and ranked_candidates.rank = 1 then 'ambiguous'
            when match_outcomes.match_status = 'ambiguous' and match_rivals.rivalry <> 'none' then 'ambiguous'
            when match_rivals.rivalry = 'family' or ranked_candidates.rank = 1 then 'family_of_winner'
            else coalesce('lost_tie_break:' || lost_tie_breaks.tie_break, 'lower_score')
        end as verdict
    from ranked_candidates
    inner join match_outcomes on ranked_candidates.lead_id = match_outcomes.lead_id
    left join match_rivals
        on
            ranked_candidates.lead_id = match_rivals.lead_id
            and ranked_candidates.account_id = match_rivals.account_id
    left join lost_tie_breaks
        on
            ranked_candidates.lead_id = lost_tie_breaks.lead_id
            and ranked_candidates.account_id = lost_tie_breaks.account_id
),

-- A parent may win without being among the best, or among the candidates at all.
account_match_candidates as (
    select
        candidate_scores.lead_id,
        candidate_scores.account_id,
        candidate_scores.account_owner_id,
        candidate_scores.match_score,
        candidate_scores.evidence,
        cast(row_number() over (
            partition by candidate_scores.lead_id
            order by
                candidate_scores.match_score desc,
                coalesce(verdicts.rank, 0),
                {{ by_bytes('candidate_scores.account_id') }}
        ) as {{ dbt.type_int() }}) as rank,
        case
            when winners.lead_id is not null then 'winner'
            else coalesce(verdicts.verdict, 'below_threshold')
        end as verdict
    from candidate_scores
    left join verdicts
        on
            candidate_scores.lead_id = verdicts.lead_id
            and candidate_scores.account_id = verdicts.account_id
    left join match_outcomes as winners
        on
            candidate_scores.lead_id = winners.lead_id
            and candidate_scores.account_id = winners.account_id
            and winners.match_status = 'matched'
)

select * from account_match_candidates
