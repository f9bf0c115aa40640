with rule_cells as (
    select * from {{ ref('rule_cells') }}
),

known_words as (
    select * from {{ ref('condition_words') }}
),

worded_conditions as (
    select distinct condition
    from known_words
),

numeric_conditions as (
    select 'score' as condition
    union all
    select 'employee_count' as condition
),

cells as (
    select
        rule_set || '.csv' as file,
        rule_id,
        condition,
        item,
        kind
    from rule_cells
),

rule_cell_errors as (
    select
        file,
        rule_id as row_key,
        condition as field,
        'cannot be read: ' || item as problem
    from cells
    where kind = 'unreadable'
    union all
    select
        cells.file,
        cells.rule_id as row_key,
        cells.condition as field,
        'is a comparison, but the field is no number: ' || cells.item as problem
    from cells
    left join numeric_conditions on cells.condition = numeric_conditions.condition
    where cells.kind = 'range' and numeric_conditions.condition is null
    union all
    select
        cells.file,
        cells.rule_id as row_key,
        cells.condition as field,
        'is never the value of a lead: ' || cells.item as problem
    from cells
    inner join worded_conditions on cells.condition = worded_conditions.condition
    left join known_words
        on
            cells.condition = known_words.condition
            and cells.item = known_words.word
    where cells.kind = 'value' and known_words.word is null
)

select * from rule_cell_errors
