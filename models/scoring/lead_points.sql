with lead_attributes as (
    select * from {{ ref('lead_attributes') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

stg_activities as (
    select * from {{ ref('stg_activities') }}
),

policy_score_rules as (
    select * from {{ ref('policy_score_rules') }}
),

score_cells as (
    select *
    from {{ ref('rule_cells') }}
    where rule_set = 'score_rules'
),

named_values as (
    {{ columns_to_rows('lead_attributes', ['lead_id'], scoring_attributes(), 'condition', 'value') }}
),

-- Every fact that may earn points, with the moment it happened.
facts as (
    select
        named_values.lead_id,
        named_values.condition,
        coalesce(lower(named_values.value), '') as value,
        stg_leads.created_at as happened_at
    from named_values
    inner join stg_leads on named_values.lead_id = stg_leads.lead_id
    union all
    select
        stg_activities.lead_id,
        'activity' as condition,
        stg_activities.activity_type as value,
        stg_activities.occurred_at as happened_at
    from stg_activities
    inner join stg_leads on stg_activities.lead_id = stg_leads.lead_id
    where
        coalesce(stg_activities.direction, 'inbound') = 'inbound'
        and stg_activities.occurred_at <= {{ routing_now() }}
),

distinct_values as (
    select distinct
        condition,
        value
    from facts
),

verdicts as (
    {{ cell_verdicts('score_cells', 'distinct_values') }}
),

aged as (
    select
        facts.lead_id,
        policy_score_rules.score_rule_id,
        policy_score_rules.score_type,
        policy_score_rules.points,
        policy_score_rules.max_points,
        policy_score_rules.decay_days * 24 as decay_hours,
        {{ integer_divide(dbt.datediff('facts.happened_at', routing_now(), 'second'), 3600) }} as age_hours
    from facts
    inner join verdicts
        on
            facts.condition = verdicts.condition
            and facts.value = verdicts.value
    inner join policy_score_rules on verdicts.rule_id = policy_score_rules.score_rule_id
    where verdicts.is_met
),

-- Points with decay fade in a straight line to nothing after decay_days, rounded down to whole points.
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
