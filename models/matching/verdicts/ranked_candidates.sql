with candidate_scores as (
    select * from {{ ref('candidate_scores') }}
),

tie_break_values as (
    select * from {{ ref('tie_break_values') }}
),

placed as (
    select
        lead_id,
        account_id,
        cast(100 + place as {{ dbt.type_string() }}) || ':' || digits as placed_digits
    from tie_break_values
),

-- The tie-breaks in their order as one text: the smallest is the best.
tie_break_keys as (
    select
        lead_id,
        account_id,
        {{ joined_values('placed_digits', ' ') }} as tie_break_key
    from placed
    group by lead_id, account_id
),

ranked_candidates as (
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
                {{ by_bytes("coalesce(tie_break_keys.tie_break_key, '')") }},
                {{ by_bytes('candidate_scores.account_id') }}
        ) as {{ dbt.type_int() }}) as rank
    from candidate_scores
    left join tie_break_keys
        on
            candidate_scores.lead_id = tie_break_keys.lead_id
            and candidate_scores.account_id = tie_break_keys.account_id
    where candidate_scores.match_score >= {{ var('match_threshold') }}
)

select * from ranked_candidates
