with decisions_in_force as (
    select * from {{ ref('decisions_in_force') }}
),

lead_triggers as (
    select * from {{ ref('lead_triggers') }}
),

direct_decisions as (
    select * from {{ ref('direct_decisions') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

policy_owners as (
    select * from {{ ref('policy_owners') }}
),

policy_pool_members as (
    select * from {{ ref('policy_pool_members') }}
),

asked as (
    select owner_id
    from policy_owners
    where open_cap is not null
    union all
    select owner_id
    from policy_pool_members
    where distribution = 'least_loaded'
),

-- Nobody asks how many leads the others have.
asked_owners as (
    select distinct owner_id
    from asked
),

-- Leads that stay where they are, and those that somebody has just given to an owner by hand.
kept as (
    select
        decisions_in_force.lead_id,
        decisions_in_force.owner_id
    from asked_owners
    inner join decisions_in_force on asked_owners.owner_id = decisions_in_force.owner_id
    left join lead_triggers on decisions_in_force.lead_id = lead_triggers.lead_id
    where lead_triggers.lead_id is null and decisions_in_force.destination_type in ('owner', 'pool')
    union all
    select
        direct_decisions.lead_id,
        asked_owners.owner_id
    from asked_owners
    inner join direct_decisions on asked_owners.owner_id = direct_decisions.destination
    where direct_decisions.destination_type = 'owner'
),

owner_open_leads as (
    select
        kept.owner_id,
        cast(count(*) as {{ dbt.type_int() }}) as open_leads
    from kept
    inner join stg_leads on kept.lead_id = stg_leads.lead_id
    where not stg_leads.is_deleted and not {{ is_closed('stg_leads') }}
    group by kept.owner_id
)

select * from owner_open_leads
