with routing_rules as (
    select * from {{ ref('routing_rules') }}
),

-- The rules that hold today, numbered in the order in which they are tried.
policy_rules as (
    select
        {{ clean_text('rule_id') }} as rule_id,
        {{ to_code('outcome') }} as outcome,
        {{ clean_text('destination') }} as destination,
        {{ clean_text('sla_policy') }} as sla_policy,
        coalesce({{ to_code('if_infeasible') }}, 'next_rule') as if_infeasible,
        row_number() over (order by {{ to_integer('priority') }}, {{ by_bytes('rule_id') }}) as rule_number
    from routing_rules
    where {{ in_effect(to_date('valid_from'), to_date('valid_to')) }}
)

select * from policy_rules
