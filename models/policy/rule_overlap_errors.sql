with policy_rules as (
    select * from {{ ref('policy_rules') }}
),

rule_cells as (
    select *
    from {{ ref('rule_cells') }}
    where rule_set = 'routing_rules'
),

conditions as (
    select
        rule_id,
        condition,
        cell,
        max(case when kind = 'value' and not is_negated then 0 else 1 end) as is_no_list,
        count(*) as items
    from rule_cells
    group by rule_id, condition, cell
),

-- Items that a later rule's list shares with an earlier rule's list on the same condition.
shared_items as (
    select
        earlier.rule_id as earlier_rule_id,
        later.rule_id as later_rule_id,
        later.condition,
        count(*) as items
    from rule_cells as earlier
    inner join rule_cells as later
        on
            earlier.condition = later.condition
            and earlier.item = later.item
    group by earlier.rule_id, later.rule_id, later.condition
),

-- A condition of the earlier rule that every lead of the later one fulfils: the same cell, or a part of its list.
implied as (
    select
        earlier.rule_id as earlier_rule_id,
        later.rule_id as later_rule_id,
        count(*) as implied_conditions
    from conditions as earlier
    inner join conditions as later on earlier.condition = later.condition
    left join shared_items
        on
            earlier.rule_id = shared_items.earlier_rule_id
            and later.rule_id = shared_items.later_rule_id
            and later.condition = shared_items.condition
    where
        earlier.cell = later.cell
        or (earlier.is_no_list = 0 and later.is_no_list = 0 and shared_items.items = later.items)
    group by earlier.rule_id, later.rule_id
),

condition_counts as (
    select
        rule_id,
        count(*) as conditions
    from conditions
    group by rule_id
),

-- Only a rule that never passes a lead on keeps it from the rules below.
rule_overlap_errors as (
    select {{ problem(
        'routing_rules.csv', 'later.rule_id', 'priority',
        "'can never fire: every lead it wants goes to ' || earlier.rule_id"
    ) }}
    from implied
    inner join condition_counts
        on
            implied.earlier_rule_id = condition_counts.rule_id
            and implied.implied_conditions = condition_counts.conditions
    inner join policy_rules as earlier on implied.earlier_rule_id = earlier.rule_id
    inner join policy_rules as later on implied.later_rule_id = later.rule_id
    where
        earlier.rule_number < later.rule_number
        and (earlier.outcome in ('queue', 'nurture', 'discard') or earlier.if_infeasible in ('hold', 'queue'))
)

select * from rule_overlap_errors
