with earlier_owners as (
    select * from {{ ref('earlier_owners') }}
),

lost_owners as (
    select * from {{ ref('lost_owners') }}
),

pool_turns as (
    select * from {{ ref('pool_turns') }}
),

-- Members of sticky pools who had the person or the company before, not too long ago, and have not lost this lead.
candidates as (
    select
        earlier_owners.lead_id,
        pool_turns.pool_id,
        earlier_owners.owner_id,
        earlier_owners.closeness,
        earlier_owners.last_routed_at
    from earlier_owners
    inner join pool_turns on earlier_owners.owner_id = pool_turns.owner_id
    left join lost_owners
        on
            earlier_owners.lead_id = lost_owners.lead_id
            and earlier_owners.owner_id = lost_owners.owner_id
    where
        lost_owners.lead_id is null
        and earlier_owners.last_routed_at >= {{ add_seconds(routing_now(), '-86400 * pool_turns.sticky_days') }}
),

preferred as (
    {{ first_row_per('lead_id, pool_id', 'candidates', 'closeness, last_routed_at desc, ' ~ by_bytes('owner_id')) }}
),

sticky_owners as (
    select
        lead_id,
        pool_id,
        owner_id
    from preferred
)

select * from sticky_owners
