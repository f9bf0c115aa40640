with dated_rules as (
    select * from {{ ref('dated_rules') }}
),

-- The rules that hold today, numbered in the order in which they are tried.
policy_rules as (
    select
        rule_id,
        priority,
        valid_from,
        valid_to,
        outcome,
        destination,
        sla_policy,
        if_infeasible,
        row_number() over (order by priority, {{ by_bytes('rule_id') }}) as rule_number
    from dated_rules
    where {{ in_effect('valid_from', 'valid_to') }}
)

select * from policy_rules
