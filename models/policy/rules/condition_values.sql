with rule_cells as (
    select *
    from {{ ref('rule_cells') }}
    where rule_set = 'routing_rules'
),

known_words as (
    select * from {{ ref('condition_words') }}
),

named_words as (
    select distinct
        condition,
        item as value
    from rule_cells
    where kind = 'value' and condition not in {{ sql_list(numeric_conditions()) }}
),

ends as (
    select
        condition,
        low_bound as number
    from rule_cells
    union all
    select
        condition,
        high_bound as number
    from rule_cells
    union all
    select
        condition,
        {{ to_integer('item') }} as number
    from rule_cells
    where kind = 'value' and condition in {{ sql_list(numeric_conditions()) }}
),

steps as (
    {{ whole_numbers(3) }}
),

-- Between the ends of ranges no cell tells two numbers apart; so each end, one less and one more stand for all numbers.
numbers as (
    select distinct
        ends.condition,
        ends.number + steps.number - 2 as number
    from ends
    cross join steps
    where ends.number is not null
),

-- A word that no cell names stands for all such words.
other_words as (
    select
        known_words.condition,
        min(known_words.word) as value
    from known_words
    left join named_words
        on
            known_words.condition = named_words.condition
            and known_words.word = named_words.value
    where named_words.value is null
    group by known_words.condition
),

condition_values as (
    select * from named_words
    union all
    select * from other_words
    union all
    select distinct
        condition,
        '(other)' as value
    from rule_cells
    where condition in {{ sql_list(coded_conditions()) }}
    union all
    select
        condition,
        cast(number as {{ dbt.type_string() }}) as value
    from numbers
    where number >= 0 or condition <> 'employee_count'
    union all
    select distinct
        condition,
        '' as value
    from rule_cells
    where condition not in {{ sql_list(filled_conditions()) }}
)

select * from condition_values
