with dated_rules as (
    select * from {{ ref('dated_rules') }}
),

policy_rules as (
    select * from {{ ref('policy_rules') }}
),

policy_owners as (
    select * from {{ ref('policy_owners') }}
),

active_owners as (
    select owner_id
    from policy_owners
    where is_active and {{ in_effect('active_from', 'active_to') }}
),

found as (
    select {{ problem(
        'routing_rules.csv', 'rule_id', 'valid_to',
        "'has passed, the rule is asleep: ' || cast(valid_to as " ~ dbt.type_string() ~ ")"
    ) }}
    from dated_rules
    where valid_to < cast({{ routing_now() }} as date)
    union all
    select {{ problem(
        'routing_rules.csv', 'rule_id', 'valid_from',
        "'is still to come, the rule is asleep: ' || cast(valid_from as " ~ dbt.type_string() ~ ")"
    ) }}
    from dated_rules
    where valid_from > cast({{ routing_now() }} as date)
    union all
    select {{ problem(
        'routing_rules.csv', 'policy_rules.rule_id', 'destination',
        "'works here no more or not yet: ' || policy_rules.destination"
    ) }}
    from policy_rules
    left join active_owners on policy_rules.destination = active_owners.owner_id
    where policy_rules.outcome = 'owner' and active_owners.owner_id is null
),

policy_warnings as (
    select
        file,
        row_key,
        field,
        problem,
        file || ', row ' || row_key || ', ' || field || ': ' || problem as message
    from found
)

select * from policy_warnings
