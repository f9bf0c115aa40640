with routing_rules as (
    select * from {{ ref('routing_rules') }}
),

dated_rules as (
    select * from {{ ref('dated_rules') }}
),

policy_rules as (
    select * from {{ ref('policy_rules') }}
),

default_rule as (
    select * from {{ ref('default_rule') }}
),

sla_policies as (
    select * from {{ ref('sla_policies') }}
),

pools as (
    select * from {{ ref('pools') }}
),

owners as (
    select * from {{ ref('owners') }}
),

default_rules as (
    select count(*) as default_rules
    from default_rule
),

pool_rules as (
    select *
    from routing_rules
    where outcome = 'pool'
),

owner_rules as (
    select *
    from routing_rules
    where outcome = 'owner'
),

rule_policy_errors as (
    {{ key_problems('routing_rules.csv', 'rule_id') }}
    union all
    {{ number_problems('routing_rules.csv', 'rule_id', 'priority', required=true) }}
    union all
    select {{ problem(
        'routing_rules.csv', 'one.rule_id', 'priority',
        "'is also that of ' || other.rule_id || ': ' || cast(one.priority as " ~ dbt.type_string() ~ ")"
    ) }}
    from dated_rules as one
    inner join dated_rules as other
        on
            one.priority = other.priority
            and {{ by_bytes('one.rule_id') }} < {{ by_bytes('other.rule_id') }}
            and {{ periods_meet('one', 'other') }}
    union all
    {{ word_problems('routing_rules.csv', 'rule_id', 'outcome', routing_outcomes() | list, required=true) }}
    union all
    {{ word_problems('routing_rules.csv', 'rule_id', 'if_infeasible', ['next_rule', 'hold', 'queue']) }}
    union all
    {{ empty_problems(
        'routing_rules.csv', 'rule_id', 'destination',
        "outcome in ('owner', 'pool', 'queue')", "outcome || ' needs one'"
    ) }}
    union all
    {{ reference_problems('routing_rules.csv', 'rule_id', 'destination', 'pools', 'pool_id', rows='pool_rules') }}
    union all
    {{ reference_problems('routing_rules.csv', 'rule_id', 'destination', 'owners', 'owner_id', rows='owner_rules') }}
    union all
    {{ reference_problems('routing_rules.csv', 'rule_id', 'sla_policy', 'sla_policies', 'sla_policy') }}
    union all
    {{ date_problems('routing_rules.csv', 'rule_id', 'valid_from') }}
    union all
    {{ date_problems('routing_rules.csv', 'rule_id', 'valid_to') }}
    union all
    {{ period_problems('routing_rules.csv', 'rule_id') }}
    union all
    select {{ problem(
        'routing_rules.csv', "'(all)'", 'rule_id', "'no rule without conditions is valid today: some leads reach none'"
    ) }}
    from default_rules
    where default_rules = 0
    union all
    select {{ problem(
        'routing_rules.csv', 'policy_rules.rule_id', 'priority',
        "'can never be reached: ' || default_rule.rule_id || ' before it takes every lead'"
    ) }}
    from policy_rules
    inner join default_rule on policy_rules.rule_number > default_rule.rule_number
)

select * from rule_policy_errors
