with lead_situations as (
    select * from {{ ref('lead_situations') }}
),

matched_rules as (
    select * from {{ ref('matched_rules') }}
),

situation_owners as (
    select * from {{ ref('situation_owners') }}
),

pool_turns as (
    select * from {{ ref('pool_turns') }}
),

asked as (
    select distinct
        situation_id,
        destination as pool_id
    from matched_rules
    where destination_type = 'pool' and infeasible_reason is null
),

-- Members of the pool who had the lead and lost it.
passed_over as (
    select
        asked.situation_id,
        asked.pool_id,
        {{ id_set('pool_turns.owner_id') }} as owner_ids
    from asked
    inner join situation_owners on asked.situation_id = situation_owners.situation_id
    inner join pool_turns
        on
            asked.pool_id = pool_turns.pool_id
            and situation_owners.owner_id = pool_turns.owner_id
    where situation_owners.relation = 'lost'
    group by asked.situation_id, asked.pool_id
),

sticky_pools as (
    select distinct pool_id
    from pool_turns
    where sticky_days is not null
),

followers as (
    select distinct
        situation_id,
        leader_rank
    from lead_situations
    where leader_rank is not null
),

-- How a lead may stand at a pool: for whoever had its person or company before, for whoever gets the first lead of its
-- company in this run, and for whoever's turn it is.
pool_lines as (
    select
        asked.situation_id,
        asked.pool_id,
        1 as way,
        'pool ' || asked.pool_id || ' only ' || situation_owners.owner_id as line_id,
        situation_owners.owner_id as only_owner_id,
        cast(null as {{ dbt.type_bigint() }}) as leader_rank,
        cast(null as {{ dbt.type_string() }}) as passed_over_ids
    from asked
    inner join situation_owners
        on
            asked.situation_id = situation_owners.situation_id
            and asked.pool_id = situation_owners.pool_id
            and situation_owners.relation = 'sticky'
    union all
    select
        asked.situation_id,
        asked.pool_id,
        2 as way,
        'pool ' || asked.pool_id || ' behind ' || cast(followers.leader_rank as {{ dbt.type_string() }}) as line_id,
        cast(null as {{ dbt.type_string() }}) as only_owner_id,
        followers.leader_rank,
        cast(null as {{ dbt.type_string() }}) as passed_over_ids
    from asked
    inner join followers on asked.situation_id = followers.situation_id
    inner join sticky_pools on asked.pool_id = sticky_pools.pool_id
    union all
    select
        asked.situation_id,
        asked.pool_id,
        3 as way,
        'pool ' || asked.pool_id || coalesce(' without ' || passed_over.owner_ids, '') as line_id,
        cast(null as {{ dbt.type_string() }}) as only_owner_id,
        cast(null as {{ dbt.type_bigint() }}) as leader_rank,
        passed_over.owner_ids as passed_over_ids
    from asked
    left join passed_over
        on
            asked.situation_id = passed_over.situation_id
            and asked.pool_id = passed_over.pool_id
)

select * from pool_lines
