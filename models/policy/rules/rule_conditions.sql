with rule_cells as (
    select *
    from {{ ref('rule_cells') }}
    where rule_set = 'routing_rules'
),

condition_values as (
    select * from {{ ref('condition_values') }}
),

rule_cell_values as (
    select * from {{ ref('rule_cell_values') }}
),

all_values as (
    select
        condition,
        count(*) as value_count
    from condition_values
    group by condition
),

cell_sizes as (
    select
        condition,
        cell,
        count(*) as value_count
    from rule_cell_values
    group by condition, cell
),

-- A cell that every value fits asks for nothing.
rule_conditions as (
    select distinct
        rule_cells.rule_id,
        rule_cells.condition,
        rule_cells.cell,
        coalesce(cell_sizes.value_count, 0) as value_count
    from rule_cells
    inner join all_values on rule_cells.condition = all_values.condition
    left join cell_sizes
        on
            rule_cells.condition = cell_sizes.condition
            and rule_cells.cell = cell_sizes.cell
    where coalesce(cell_sizes.value_count, 0) < all_values.value_count
)

select * from rule_conditions
