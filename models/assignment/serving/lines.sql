with routing_steps as (
    select * from {{ ref('routing_steps') }}
),

pool_lines as (
    select * from {{ ref('pool_lines') }}
),

missed_turns as (
    select * from {{ ref('missed_turns') }}
),

line_starts as (
    select
        line_id,
        max(missed_turn) as after_turn
    from missed_turns
    group by line_id
),

named as (
    select distinct
        line_id,
        pool_id,
        only_owner_id as owner_id,
        leader_rank
    from pool_lines
    union all
    select distinct
        line_id,
        cast(null as {{ dbt.type_string() }}) as pool_id,
        destination as owner_id,
        cast(null as {{ dbt.type_bigint() }}) as leader_rank
    from routing_steps
    where destination_type = 'owner'
),

-- Engines compare numbers faster than names, and serving compares little else.
lines as (
    select
        named.line_id,
        row_number() over (order by {{ by_bytes('named.line_id') }}) as line_number,
        named.pool_id,
        named.owner_id,
        named.leader_rank,
        coalesce(line_starts.after_turn, 0) as after_turn
    from named
    left join line_starts on named.line_id = line_starts.line_id
)

select * from lines
