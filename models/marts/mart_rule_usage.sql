with assignment_log as (
    select * from {{ ref('assignment_log') }}
),

routing_rules as (
    select * from {{ ref('routing_rules') }}
),

counted as (
    select
        rule_id,
        cast(count(*) as {{ dbt.type_int() }}) as decisions,
        cast(sum(case when destination_type = 'hold' then 1 else 0 end) as {{ dbt.type_int() }}) as held,
        max(routed_at) as last_used_at
    from assignment_log
    where rule_id is not null
    group by rule_id
),

total as (
    select sum(decisions) as decisions
    from counted
),

-- Every rule of today's policy, also those that nothing reached.
mart_rule_usage as (
    select
        routing_rules.rule_id,
        routing_rules.description,
        {{ to_integer('routing_rules.priority') }} as priority,
        coalesce(counted.decisions, 0) as decisions,
        coalesce(counted.held, 0) as held,
        {{ percent('coalesce(counted.decisions, 0)', 'total.decisions') }} as share_percent,
        counted.last_used_at
    from routing_rules
    cross join total
    left join counted on routing_rules.rule_id = counted.rule_id
)

select * from mart_rule_usage
