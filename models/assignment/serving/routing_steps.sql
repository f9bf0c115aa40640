with matched_rules as (
    select * from {{ ref('matched_rules') }}
),

rule_fallbacks as (
    select * from {{ ref('rule_fallbacks') }}
),

pool_lines as (
    select * from {{ ref('pool_lines') }}
),

situations as (
    select distinct situation_id
    from {{ ref('lead_situations') }}
),

asked as (
    select
        *,
        case when destination_type = 'pool' then destination end as pool_id
    from matched_rules
    where infeasible_reason is null
),

-- What a lead tries, one after the other: the destination of every feasible rule, what the rule says should happen
-- when that can't be had, and in the end a person.
ways as (
    select
        asked.situation_id,
        1000 * asked.rule_number + 10 * coalesce(asked.branch_rank, 0) + coalesce(pool_lines.way, 0) as way_order,
        asked.rule_id,
        asked.destination_type,
        asked.destination,
        case
            when asked.destination_type = 'owner' then 'owner ' || asked.destination
            else pool_lines.line_id
        end as line_id,
        case
            when pool_lines.only_owner_id is not null then 'earlier_owner'
            when pool_lines.leader_rank is not null then 'same_company'
            when asked.outcome = 'pool' then 'pool_turn'
            when asked.is_stand_in then 'stand_in'
            when asked.branch_rank > 1 then 'branch_overflow'
            else asked.outcome
        end as reason_code,
        asked.sla_policy,
        asked.branch_id
    from asked
    left join pool_lines
        on
            asked.situation_id = pool_lines.situation_id
            and asked.pool_id = pool_lines.pool_id
    union all
    select
        situation_id,
        1000 * rule_number + 999 as way_order,
        rule_id,
        destination_type,
        destination,
        cast(null as {{ dbt.type_string() }}) as line_id,
        reason_code,
        cast(null as {{ dbt.type_string() }}) as sla_policy,
        cast(null as {{ dbt.type_string() }}) as branch_id
    from rule_fallbacks
    union all
    select
        situation_id,
        1000000000 as way_order,
        cast(null as {{ dbt.type_string() }}) as rule_id,
        'queue' as destination_type,
        'no_feasible_rule' as destination,
        cast(null as {{ dbt.type_string() }}) as line_id,
        'no_feasible_rule' as reason_code,
        cast(null as {{ dbt.type_string() }}) as sla_policy,
        cast(null as {{ dbt.type_string() }}) as branch_id
    from situations
),

last_ways as (
    select
        situation_id,
        min(way_order) as last_way_order
    from ways
    where line_id is null
    group by situation_id
),

routing_steps as (
    select
        ways.*,
        row_number() over (partition by ways.situation_id order by ways.way_order) as step_number
    from ways
    inner join last_ways on ways.situation_id = last_ways.situation_id
    where ways.way_order <= last_ways.last_way_order
)

select * from routing_steps
