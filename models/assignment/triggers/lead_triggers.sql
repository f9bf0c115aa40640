-- depends_on: {{ ref('policy_errors') }}
with stg_leads as (
    select * from {{ ref('stg_leads') }}
),

decisions_in_force as (
    select * from {{ ref('decisions_in_force') }}
),

owner_availability as (
    select * from {{ ref('owner_availability') }}
),

owner_changes as (
    select * from {{ ref('owner_changes') }}
),

pending_overrides as (
    select * from {{ ref('pending_overrides') }}
),

leads_to_send_on as (
    select * from {{ ref('leads_to_send_on') }}
),

stranded_duplicates as (
    select * from {{ ref('stranded_duplicates') }}
),

compared as (
    select
        stg_leads.lead_id,
        stg_leads.created_at,
        stg_leads.is_deleted,
        stg_leads.owner_id as crm_owner_id,
        {{ is_closed('stg_leads') }} as is_closed,
        owner_changes.changed_at as crm_owner_since,
        decisions_in_force.decision_number,
        decisions_in_force.destination_type,
        decisions_in_force.reason_code,
        stranded_duplicates.lead_id is not null as is_stranded,
        pending_overrides.lead_id is not null as has_override,
        coalesce(crm_owners.is_active, false) as has_active_crm_owner,
        coalesce(stg_leads.owner_id <> decisions_in_force.owner_id, true) as crm_has_other_owner,
        coalesce(stg_leads.owner_id <> decisions_in_force.expected_owner_id, true)
        or coalesce(owner_changes.changed_at > decisions_in_force.routed_at, false) as crm_owner_has_changed,
        decisions_in_force.owner_id is not null and not coalesce(our_owners.is_active, false) as has_lost_owner,
        leads_to_send_on.{{ identifier('trigger') }} as sent_on_because
    from stg_leads
    left join decisions_in_force on stg_leads.lead_id = decisions_in_force.lead_id
    left join stranded_duplicates on stg_leads.lead_id = stranded_duplicates.lead_id
    left join pending_overrides on stg_leads.lead_id = pending_overrides.lead_id
    left join owner_availability as crm_owners on stg_leads.owner_id = crm_owners.owner_id
    left join owner_availability as our_owners on decisions_in_force.owner_id = our_owners.owner_id
    left join leads_to_send_on on stg_leads.lead_id = leads_to_send_on.lead_id
    left join owner_changes on stg_leads.lead_id = owner_changes.lead_id and stg_leads.owner_id = owner_changes.owner_id
),

judged as (
    select
        lead_id,
        created_at,
        crm_owner_id,
        crm_owner_since,
        is_closed,
        coalesce(decision_number, 0) + 1 as decision_number,
        case
            when is_deleted
                then case when coalesce(reason_code, '') <> 'deleted_in_crm' then 'deleted' end
            when has_override then 'override'
            when
                has_active_crm_owner and crm_has_other_owner
                and (crm_owner_has_changed or reason_code = 'deleted_in_crm')
                then 'human'
            when decision_number is null then 'new'
            when reason_code = 'deleted_in_crm' or is_stranded then 'recycled'
            when destination_type = 'hold' then 'capacity_freed'
            when has_lost_owner and not is_closed then 'owner_left'
            when not is_closed then sent_on_because
        end as {{ identifier('trigger') }}
    from compared
),

-- Only a trigger opens a lead for a decision; nothing else ever moves it.
lead_triggers as (
    select *
    from judged
    where {{ identifier('trigger') }} is not null
)

select * from lead_triggers
