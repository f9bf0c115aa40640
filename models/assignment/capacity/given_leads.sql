with past_decisions as (
    select * from {{ source('routing_state', 'assignment_log') }}
),

owned as (
    select
        owner_id,
        routed_at,
        case when pool_position is not null then destination end as pool_id,
        case when {{ identifier('trigger') }} = 'human' then 0 else 1 end as is_ours,
        pool_turn,
        pool_position
    from past_decisions
    where owner_id is not null
),

-- The log is read once for all that capacity asks of it; what comes after has a row per run, not one per lead.
given_leads as (
    select
        owner_id,
        pool_id,
        routed_at,
        cast(count(*) as {{ dbt.type_int() }}) as leads,
        cast(sum(is_ours) as {{ dbt.type_int() }}) as leads_by_rules,
        max(pool_turn) as latest_turn,
        max(pool_position) as latest_position
    from owned
    group by owner_id, pool_id, routed_at
)

select * from given_leads
