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

-- Leads that stay where they are, and those that somebody has just given to an owner by hand.
kept as (
    select
        decisions_in_force.lead_id,
        decisions_in_force.owner_id
    from decisions_in_force
    left join lead_triggers on decisions_in_force.lead_id = lead_triggers.lead_id
    where lead_triggers.lead_id is null and decisions_in_force.destination_type in ('owner', 'pool')
    union all
    select
        lead_id,
        destination as owner_id
    from direct_decisions
    where destination_type = 'owner'
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
