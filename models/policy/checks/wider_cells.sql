with rule_cell_values as (
    select * from {{ ref('rule_cell_values') }}
),

cell_sizes as (
    select
        condition,
        cell,
        count(*) as value_count
    from rule_cell_values
    group by condition, cell
),

shared as (
    select
        narrow.condition,
        narrow.cell,
        wide.cell as wider_cell,
        count(*) as value_count
    from rule_cell_values as narrow
    inner join rule_cell_values as wide
        on
            narrow.condition = wide.condition
            and narrow.value = wide.value
    group by narrow.condition, narrow.cell, wide.cell
),

wider_cells as (
    select
        shared.condition,
        shared.cell,
        shared.wider_cell
    from shared
    inner join cell_sizes
        on
            shared.condition = cell_sizes.condition
            and shared.cell = cell_sizes.cell
            and shared.value_count = cell_sizes.value_count
)

select * from wider_cells
