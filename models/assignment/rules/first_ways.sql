with matched_rules as (
    select * from {{ ref('matched_rules') }}
),

by_branch as (
    {{ first_row_per(
        'situation_id, rule_id', 'matched_rules',
        'case when infeasible_reason is null then 0 else 1 end, branch_rank'
    ) }}
),

-- Of a rule that leads to several branches, the first one where somebody is there speaks for it, else the first one.
first_ways as (
    select
        situation_id,
        rule_id,
        rule_number,
        if_infeasible,
        destination_type,
        destination,
        infeasible_reason
    from by_branch
)

select * from first_ways
