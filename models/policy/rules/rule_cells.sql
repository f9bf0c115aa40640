with routing_rules as (
    select * from {{ ref('routing_rules') }}
),

score_rules as (
    select * from {{ ref('score_rules') }}
),

part_numbers as (
    {{ whole_numbers(most_items()) }}
),

routing_cells as (
    {{ columns_to_rows('routing_rules', ['rule_id'], routing_conditions(), 'condition', 'cell') }}
),

cells as (
    select
        'routing_rules' as rule_set,
        rule_id,
        condition,
        {{ to_lower(trimmed('cell')) }} as cell
    from routing_cells
    union all
    select
        'score_rules' as rule_set,
        score_rule_id as rule_id,
        attribute as condition,
        {{ to_lower(trimmed('condition')) }} as cell
    from score_rules
),

filled as (
    select
        rule_set,
        rule_id,
        condition,
        cell,
        cell like '!%' as is_negated,
        {{ regex_replace('cell', '^! *', '') }} as body
    from cells
    where cell <> ''
),

items as (
    select
        filled.*,
        {{ trimmed(split_part('filled.body', '|', 'part_numbers.number')) }} as item
    from filled
    inner join part_numbers on part_numbers.number <= {{ count_parts('filled.body', '|') }}
),

-- Comparisons and ranges are whole numbers with both ends included: >50 begins at 51.
rule_cells as (
    select
        rule_set,
        rule_id,
        condition,
        cell,
        is_negated,
        item,
        case
            when item = '(blank)' then 'blank'
            when {{ regex_matches('item', '^(>=|<=|>|<) *-?[0-9]{1,12}$') }} then 'range'
            when {{ regex_matches('item', '^-?[0-9]{1,12}[.][.]-?[0-9]{1,12}$') }} then 'range'
            when item = '' or {{ regex_matches('item', '^[<>!=]|[.][.]') }} then 'unreadable'
            else 'value'
        end as kind,
        coalesce(
            {{ to_integer(regex_extract('item', '^>= *(-?[0-9]+)$')) }},
            {{ to_integer(regex_extract('item', '^> *(-?[0-9]+)$')) }} + 1,
            {{ to_integer(regex_extract('item', '^(-?[0-9]+)[.][.]-?[0-9]+$')) }}
        ) as low_bound,
        coalesce(
            {{ to_integer(regex_extract('item', '^<= *(-?[0-9]+)$')) }},
            {{ to_integer(regex_extract('item', '^< *(-?[0-9]+)$')) }} - 1,
            {{ to_integer(regex_extract('item', '^-?[0-9]+[.][.](-?[0-9]+)$')) }}
        ) as high_bound
    from items
)

select * from rule_cells
