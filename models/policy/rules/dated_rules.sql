with routing_rules as (
    select * from {{ ref('routing_rules') }}
),

dated_rules as (
    select
        {{ clean_text('rule_id') }} as rule_id,
        {{ to_integer(clean_text('priority')) }} as priority,
        {{ to_code('outcome') }} as outcome,
        {{ clean_text('destination') }} as destination,
        {{ clean_text('sla_policy') }} as sla_policy,
        coalesce({{ to_code('if_infeasible') }}, 'next_rule') as if_infeasible,
        {{ clean_text('next_step') }} as next_step,
        {{ to_date('valid_from') }} as valid_from,
        {{ to_date('valid_to') }} as valid_to
    from routing_rules
)

select * from dated_rules
