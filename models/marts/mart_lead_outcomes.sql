with assignments as (
    select * from {{ ref('assignments') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

lead_attributes as (
    select * from {{ ref('lead_attributes') }}
),

scored_leads as (
    select * from {{ ref('scored_leads') }}
),

policy_owners as (
    select * from {{ ref('policy_owners') }}
),

sla_status as (
    select * from {{ ref('sla_status') }}
),

mart_lead_outcomes as (
    select
        -- ids
        stg_leads.lead_id,
        lead_attributes.account_id,
        assignments.owner_id,

        -- where it came from
        lead_attributes.lead_source,
        lead_attributes.form_name,
        lead_attributes.country,
        lead_attributes.territory,
        lead_attributes.segment,
        lead_attributes.industry,
        lead_attributes.email_type,
        lead_attributes.match_status,
        lead_attributes.duplicate_status,
        scored_leads.grade,
        scored_leads.score,

        -- what was decided
        assignments.state,
        assignments.{{ identifier('trigger') }},
        assignments.rule_id,
        assignments.reason_code,
        assignments.destination,
        policy_owners.team,

        -- what came of it
        sla_status.status as sla_status,
        stg_leads.converted_at is not null as is_converted,

        -- times
        stg_leads.created_at,
        assignments.effective_at as assigned_at,
        sla_status.first_response_at,
        stg_leads.converted_at
    from stg_leads
    inner join assignments on stg_leads.lead_id = assignments.lead_id
    inner join lead_attributes on stg_leads.lead_id = lead_attributes.lead_id
    inner join scored_leads on stg_leads.lead_id = scored_leads.lead_id
    inner join sla_status on stg_leads.lead_id = sla_status.lead_id
    left join policy_owners on assignments.owner_id = policy_owners.owner_id
)

select * from mart_lead_outcomes
