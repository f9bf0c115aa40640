with decision_feedback as (
    select * from {{ ref('decision_feedback') }}
),

counted as (
    select
        rule_id,
        count(*) as decisions,
        sum(case when is_taken_up and not is_rejected then 1 else 0 end) as accepted,
        sum(case when is_rejected then 1 else 0 end) as rejected,
        sum(case when is_reassigned then 1 else 0 end) as reassigned,
        sum(case when bounces > 0 then 1 else 0 end) as bounced,
        sum(bounces) as bounces,
        sum(case when has_failed_write then 1 else 0 end) as failed_writes
    from decision_feedback
    group by rule_id
),

mart_route_feedback as (
    select
        rule_id,
        cast(decisions as {{ dbt.type_int() }}) as decisions,
        cast(accepted as {{ dbt.type_int() }}) as accepted,
        cast(rejected as {{ dbt.type_int() }}) as rejected,
        cast(reassigned as {{ dbt.type_int() }}) as reassigned,
        cast(bounced as {{ dbt.type_int() }}) as bounced,
        cast(bounces as {{ dbt.type_int() }}) as bounces,
        cast(failed_writes as {{ dbt.type_int() }}) as failed_writes,
        {{ percent('accepted', 'decisions') }} as accepted_percent,
        {{ percent('rejected', 'decisions') }} as rejected_percent,
        {{ percent('reassigned', 'decisions') }} as reassigned_percent
    from counted
)

select * from mart_route_feedback
