with rule_cells as (
    select
        *,
        rule_set || '.csv' as file
    from {{ ref('rule_cells') }}
),

known_words as (
    select * from {{ ref('condition_words') }}
),

rule_conditions as (
    select * from {{ ref('rule_conditions') }}
),

worded_conditions as (
    select distinct condition
    from known_words
),

judged as (
    select
        rule_cells.file,
        rule_cells.rule_id,
        rule_cells.condition,
        rule_cells.cell,
        rule_cells.item,
        case
            when rule_cells.kind = 'unreadable'
                then 'cannot be read: ' || rule_cells.item || ' (write a|b, !a|b, >=50, 50..200 or (blank))'
            when rule_cells.kind = 'range' and rule_cells.condition not in {{ sql_list(numeric_conditions()) }}
                then 'is a comparison, but the field is no number: ' || rule_cells.item
            when {{ count_parts('rule_cells.cell', '|') }} > {{ most_items() }}
                then 'lists more than {{ most_items() }} values'
            when rule_cells.kind <> 'value' then cast(null as {{ dbt.type_string() }})
            when worded_conditions.condition is not null and known_words.word is null
                then 'is never the value of a lead: ' || rule_cells.item
            when
                rule_cells.condition in {{ sql_list(numeric_conditions()) }}
                and not coalesce({{ regex_matches('rule_cells.item', '^(0|-?[1-9][0-9]{0,11})$') }}, false)
                then 'is no whole number, comparison or range: ' || rule_cells.item
            when
                rule_cells.condition in {{ sql_list(coded_conditions()) }}
                and rule_cells.item <> coalesce({{ to_code('rule_cells.item') }}, '')
                then 'is never the value of a lead, whose words look like this_one: ' || rule_cells.item
        end as problem
    from rule_cells
    left join worded_conditions on rule_cells.condition = worded_conditions.condition
    left join known_words
        on
            rule_cells.condition = known_words.condition
            and rule_cells.item = known_words.word
),

wrong as (
    select distinct
        file,
        rule_id,
        condition,
        problem
    from judged
    where problem is not null
),

rule_cell_errors as (
    select
        file,
        rule_id as row_key,
        condition as field,
        problem
    from wrong
    union all
    select
        'routing_rules.csv' as file,
        rule_conditions.rule_id as row_key,
        rule_conditions.condition as field,
        'fits no lead at all: ' || rule_conditions.cell as problem
    from rule_conditions
    left join wrong
        on
            rule_conditions.rule_id = wrong.rule_id
            and rule_conditions.condition = wrong.condition
            and wrong.file = 'routing_rules.csv'
    where rule_conditions.value_count = 0 and wrong.rule_id is null
)

select * from rule_cell_errors
