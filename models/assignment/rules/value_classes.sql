with condition_verdicts as (
    select * from {{ ref('condition_verdicts') }}
),

met as (
    select
        condition,
        value,
        {{ id_set("case when is_met then rule_id end") }} as rule_ids
    from condition_verdicts
    group by condition, value
),

-- Values that meet the same rules are one to the decision table: most of all, numbers between the ends of its ranges.
value_classes as (
    select
        condition,
        value,
        cast(dense_rank() over (
            partition by condition order by {{ by_bytes("coalesce(rule_ids, '')") }}
        ) as {{ dbt.type_int() }}) as class_number
    from met
)

select * from value_classes
