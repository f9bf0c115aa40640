with profile_classes as (
    select * from {{ ref('profile_classes') }}
),

rule_classes as (
    select * from {{ ref('rule_classes') }}
),

condition_verdicts as (
    select * from {{ ref('condition_verdicts') }}
),

rarest_conditions as (
    select * from {{ ref('rarest_conditions') }}
),

policy_rules as (
    select * from {{ ref('policy_rules') }}
),

profiles as (
    select distinct profile_id
    from profile_classes
),

rules as (
    select
        policy_rules.rule_id,
        policy_rules.rule_number,
        count(distinct condition_verdicts.condition) as conditions
    from policy_rules
    left join condition_verdicts on policy_rules.rule_id = condition_verdicts.rule_id
    group by policy_rules.rule_id, policy_rules.rule_number
),

-- A rule is held only against the profiles that meet its rarest condition.
candidates as (
    select
        profile_classes.profile_id,
        rarest_conditions.rule_id
    from rarest_conditions
    inner join rule_classes
        on
            rarest_conditions.rule_id = rule_classes.rule_id
            and rarest_conditions.condition = rule_classes.condition
    inner join profile_classes
        on
            rule_classes.condition = profile_classes.condition
            and rule_classes.class_number = profile_classes.class_number
),

met_conditions as (
    select
        candidates.profile_id,
        candidates.rule_id,
        count(*) as conditions
    from candidates
    inner join rule_classes on candidates.rule_id = rule_classes.rule_id
    inner join profile_classes
        on
            candidates.profile_id = profile_classes.profile_id
            and rule_classes.condition = profile_classes.condition
            and rule_classes.class_number = profile_classes.class_number
    group by candidates.profile_id, candidates.rule_id
),

fitting_rules as (
    select
        met_conditions.profile_id,
        rules.rule_id,
        rules.rule_number
    from met_conditions
    inner join rules on met_conditions.rule_id = rules.rule_id and met_conditions.conditions = rules.conditions
    union all
    select
        profiles.profile_id,
        rules.rule_id,
        rules.rule_number
    from profiles
    cross join rules
    where rules.conditions = 0
)

select * from fitting_rules
