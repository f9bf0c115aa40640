with cells as (
    select distinct
        cell as rule_id,
        condition,
        is_negated,
        item,
        kind,
        low_bound,
        high_bound
    from {{ ref('rule_cells') }}
    where rule_set = 'routing_rules'
),

condition_values as (
    select * from {{ ref('condition_values') }}
),

verdicts as (
    {{ cell_verdicts('cells', 'condition_values') }}
),

rule_cell_values as (
    select
        condition,
        rule_id as cell,
        value
    from verdicts
    where is_met
)

select * from rule_cell_values
