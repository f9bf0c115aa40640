with pool_lines as (
    select * from {{ ref('pool_lines') }}
),

situation_owners as (
    select * from {{ ref('situation_owners') }}
),

pool_turns as (
    select * from {{ ref('pool_turns') }}
),

-- Members whom a line passes over, and where in the pool's time the turn stands that they don't get.
missed_turns as (
    select distinct
        pool_lines.line_id,
        pool_turns.owner_id,
        pool_turns.start_position + pool_turns.half_slot as missed_turn
    from pool_lines
    inner join situation_owners on pool_lines.situation_id = situation_owners.situation_id
    inner join pool_turns
        on
            pool_lines.pool_id = pool_turns.pool_id
            and situation_owners.owner_id = pool_turns.owner_id
    where pool_lines.passed_over_ids is not null and situation_owners.relation = 'lost'
)

select * from missed_turns
