with compared_pairs as (
    select * from {{ ref('compared_pairs') }}
),

leads_to_judge as (
    select * from {{ ref('leads_to_judge') }}
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
    inner join leads_to_judge on compared_pairs.lead_id = leads_to_judge.lead_id
    inner join match_patterns on compared_pairs.pattern = match_patterns.pattern
)

select * from scored_pairs
