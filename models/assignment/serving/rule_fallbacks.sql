with first_ways as (
    select * from {{ ref('first_ways') }}
),

-- A queue has the name of the pool or the rule, never of an owner: it is written to the CRM.
rule_fallbacks as (
    select
        situation_id,
        rule_id,
        rule_number,
        if_infeasible as destination_type,
        case
            when if_infeasible = 'queue' and destination_type <> 'pool' then rule_id
            else coalesce(destination, rule_id)
        end as destination,
        coalesce(infeasible_reason, destination_type || '_at_capacity') as reason_code
    from first_ways
    where if_infeasible in ('hold', 'queue')
)

select * from rule_fallbacks
