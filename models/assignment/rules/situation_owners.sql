with lead_situations as (
    select * from {{ ref('lead_situations') }}
),

lost_owners as (
    select * from {{ ref('lost_owners') }}
),

sticky_owners as (
    select * from {{ ref('sticky_owners') }}
),

-- Of each situation, the owners who are passed over and those who are preferred in a pool.
situation_owners as (
    select distinct
        lead_situations.situation_id,
        'lost' as relation,
        cast(null as {{ dbt.type_string() }}) as pool_id,
        lost_owners.owner_id
    from lead_situations
    inner join lost_owners on lead_situations.lead_id = lost_owners.lead_id
    union all
    select distinct
        lead_situations.situation_id,
        'sticky' as relation,
        sticky_owners.pool_id,
        sticky_owners.owner_id
    from lead_situations
    inner join sticky_owners on lead_situations.lead_id = sticky_owners.lead_id
)

select * from situation_owners
