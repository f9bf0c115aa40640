with waiting_leads as (
    select * from {{ ref('waiting_leads') }}
),

policy_rules as (
    select * from {{ ref('policy_rules') }}
),

cells_in_force as (
    select rule_cells.*
    from {{ ref('rule_cells') }} as rule_cells
    inner join policy_rules on rule_cells.rule_id = policy_rules.rule_id
    where rule_cells.rule_set = 'routing_rules'
),

waiting_values as (
    {{ columns_to_rows('waiting_leads', [], routing_conditions(), 'condition', 'value', distinct=true) }}
),

-- What leads have in common is judged once, however many leads there are.
condition_values as (
    select distinct
        condition,
        coalesce(lower(value), '') as value
    from waiting_values
),

verdicts as (
    {{ cell_verdicts('cells_in_force', 'condition_values') }}
),

conditions as (
    select distinct
        rule_id,
        condition,
        cell
    from cells_in_force
),

condition_verdicts as (
    select
        verdicts.rule_id,
        verdicts.condition,
        conditions.cell,
        verdicts.value,
        verdicts.is_met
    from verdicts
    inner join conditions on verdicts.rule_id = conditions.rule_id and verdicts.condition = conditions.condition
)

select * from condition_verdicts
