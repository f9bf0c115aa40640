with found as (
    select * from {{ ref('owner_policy_errors') }}
    union all
    select * from {{ ref('pool_policy_errors') }}
    union all
    select * from {{ ref('rule_policy_errors') }}
    union all
    select * from {{ ref('rule_cell_errors') }}
    union all
    select * from {{ ref('rule_overlap_errors') }}
    union all
    select * from {{ ref('territory_policy_errors') }}
    union all
    select * from {{ ref('branch_policy_errors') }}
    union all
    select * from {{ ref('clock_policy_errors') }}
    union all
    select * from {{ ref('score_policy_errors') }}
    union all
    select * from {{ ref('match_policy_errors') }}
    union all
    select * from {{ ref('channel_policy_errors') }}
    union all
    select * from {{ ref('next_step_policy_errors') }}
    union all
    select * from {{ ref('override_policy_errors') }}
),

policy_errors as (
    select
        file,
        row_key,
        field,
        problem,
        file || ', row ' || row_key || ', ' || field || ': ' || problem as message
    from found
)

select * from policy_errors
