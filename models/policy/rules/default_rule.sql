with policy_rules as (
    select * from {{ ref('policy_rules') }}
),

conditioned as (
    select distinct rule_id
    from {{ ref('rule_conditions') }}
),

-- A rule that asks for nothing takes whatever no other rule took; policy_errors sees to it that the last one does.
default_rule as (
    select
        policy_rules.rule_id,
        policy_rules.rule_number
    from policy_rules
    left join conditioned on policy_rules.rule_id = conditioned.rule_id
    where conditioned.rule_id is null
)

select * from default_rule
