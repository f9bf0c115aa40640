with lead_facts as (
    select * from {{ ref('lead_facts') }}
),

policy_score_rules as (
    select * from {{ ref('policy_score_rules') }}
),

score_cells as (
    select *
    from {{ ref('rule_cells') }}
    where rule_set = 'score_rules'
),

distinct_values as (
    select distinct
        condition,
        value
    from lead_facts
),

verdicts as (
    {{ cell_verdicts('score_cells', 'distinct_values') }}
),

aged as (
    select
        lead_facts.lead_id,
        policy_score_rules.score_rule_id,
        policy_score_rules.score_type,
        policy_score_rules.points,
        policy_score_rules.max_points,
        policy_score_rules.decay_days * 24 as decay_hours,
        {{ integer_divide(seconds_between('lead_facts.happened_at', routing_now()), 3600) }} as age_hours
    from lead_facts
    inner join verdicts
        on
            lead_facts.condition = verdicts.condition
            and lead_facts.value = verdicts.value
    inner join policy_score_rules on verdicts.rule_id = policy_score_rules.score_rule_id
    where verdicts.is_met
),

-- Points with decay fade in a straight line to nothing after decay_days, rounded towards zero to whole points.
earned as (
    select
        lead_id,
        score_rule_id,
        score_type,
        max_points,
        case
            when decay_hours is null then points
            when age_hours >= decay_hours then 0
            else {{ integer_divide('points * (decay_hours - age_hours)', 'decay_hours') }}
        end as points
    from aged
),

lead_points as (
    select
        lead_id,
        score_rule_id,
        score_type,
        cast(least(sum(points), coalesce(max(max_points), sum(points))) as {{ dbt.type_int() }}) as points
    from earned
    group by lead_id, score_rule_id, score_type
)

select * from lead_points
