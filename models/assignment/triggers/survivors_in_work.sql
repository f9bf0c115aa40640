with lead_duplicates as (
    select * from {{ ref('lead_duplicates') }}
),

waiting_leads as (
    select * from {{ ref('waiting_leads') }}
),

lead_triggers as (
    select * from {{ ref('lead_triggers') }}
),

direct_decisions as (
    select * from {{ ref('direct_decisions') }}
),

decisions_in_force as (
    select * from {{ ref('decisions_in_force') }}
),

owner_availability as (
    select * from {{ ref('owner_availability') }}
),

survivors as (
    select distinct survivor_lead_id as lead_id
    from lead_duplicates
    where is_duplicate
),

-- What stays as it is with somebody who is still there.
kept as (
    select survivors.lead_id
    from survivors
    inner join decisions_in_force on survivors.lead_id = decisions_in_force.lead_id
    left join lead_triggers on survivors.lead_id = lead_triggers.lead_id
    left join owner_availability on decisions_in_force.owner_id = owner_availability.owner_id
    where
        lead_triggers.lead_id is null
        and decisions_in_force.destination_type not in ('discard', 'duplicate')
        and (decisions_in_force.owner_id is null or owner_availability.is_active)
),

leads_in_work as (
    select lead_id
    from kept
    union all
    select lead_id
    from waiting_leads
    union all
    select lead_id
    from direct_decisions
    where destination_type <> 'discard'
),

-- First records that a new record of the same person may follow; with the others it would be lost.
survivors_in_work as (
    select survivors.lead_id
    from survivors
    inner join leads_in_work on survivors.lead_id = leads_in_work.lead_id
)

select * from survivors_in_work
