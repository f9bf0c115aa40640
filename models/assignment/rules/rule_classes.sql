with condition_verdicts as (
    select * from {{ ref('condition_verdicts') }}
),

value_classes as (
    select * from {{ ref('value_classes') }}
),

-- Of each condition that a rule has, the classes of values that meet it.
rule_classes as (
    select distinct
        condition_verdicts.rule_id,
        condition_verdicts.condition,
        value_classes.class_number
    from condition_verdicts
    inner join value_classes
        on
            condition_verdicts.condition = value_classes.condition
            and condition_verdicts.value = value_classes.value
    where condition_verdicts.is_met
)

select * from rule_classes
