with rejected as (
    select *
    from {{ ref('decision_feedback') }}
    where is_rejected
),

rejection_reasons as (
    select * from {{ ref('rejection_reasons') }}
),

counted as (
    select
        rejected.rule_id,
        coalesce(rejection_reasons.rejection_reason, 'not_told') as rejection_reason,
        count(*) as decisions
    from rejected
    left join rejection_reasons on rejected.assignment_id = rejection_reasons.assignment_id
    group by rejected.rule_id, coalesce(rejection_reasons.rejection_reason, 'not_told')
),

totals as (
    select
        *,
        sum(decisions) over (partition by rule_id) as all_decisions
    from counted
),

mart_rejection_reasons as (
    select
        rule_id,
        rejection_reason,
        cast(decisions as {{ dbt.type_int() }}) as decisions,
        {{ percent('decisions', 'all_decisions') }} as share_percent
    from totals
)

select * from mart_rejection_reasons
