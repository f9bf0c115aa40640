with stg_leads as (
    select * from {{ ref('stg_leads') }}
),

pools as (
    select * from {{ ref('pools') }}
),

decisions_in_force as (
    select * from {{ ref('decisions_in_force') }}
),

owner_changes as (
    select * from {{ ref('owner_changes') }}
),

pooled as {{ computed_once() }} (
    select
        stg_leads.lead_id,
        stg_leads.owner_id
    from stg_leads
    inner join pools on stg_leads.owner_id = pools.pool_id
),

-- Put back into a pool by somebody. Where the pool had the lead before we decided, only its history tells.
returned_leads as (
    select pooled.lead_id
    from pooled
    inner join decisions_in_force on pooled.lead_id = decisions_in_force.lead_id
    left join owner_changes on pooled.lead_id = owner_changes.lead_id and pooled.owner_id = owner_changes.owner_id
    where
        coalesce(pooled.owner_id <> decisions_in_force.expected_owner_id, true)
        or owner_changes.changed_at > decisions_in_force.routed_at
)

select * from returned_leads
