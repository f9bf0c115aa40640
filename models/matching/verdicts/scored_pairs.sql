with compared_pairs as (
    select * from {{ ref('compared_pairs') }}
),

match_patterns as (
    select * from {{ ref('match_patterns') }}
),

scored_pairs as (
    select
        compared_pairs.lead_id,
        compared_pairs.account_id,
        match_patterns.points,
        match_patterns.evidence
    from compared_pairs
    inner join match_patterns on compared_pairs.pattern = match_patterns.pattern
)

select * from scored_pairs
