with score_rules as (
    select * from {{ ref('score_rules') }}
),

policy_score_rules as (
    select
        score_rule_id,
        {{ to_code('score_type') }} as score_type,
        attribute,
        {{ to_integer('points') }} as points,
        {{ to_integer('decay_days') }} as decay_days,
        {{ to_integer('max_points') }} as max_points
    from score_rules
)

select * from policy_score_rules
