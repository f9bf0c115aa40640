-- A lead whose last rule is full must be held by somebody, not fall out of the run.
with lead_triggers as (
    select * from {{ ref('lead_triggers') }}
),

served_leads as (
    select * from {{ ref('served_leads') }}
),

decisions as (
    select * from {{ ref('decisions') }}
)

select
    lead_triggers.lead_id,
    lead_triggers.{{ identifier('trigger') }}
from lead_triggers
left join decisions on lead_triggers.lead_id = decisions.lead_id
left join served_leads on lead_triggers.lead_id = served_leads.lead_id
where
    decisions.lead_id is null
    and not (
        lead_triggers.{{ identifier('trigger') }} = 'capacity_freed'
        and coalesce(served_leads.destination_type, '') = 'hold'
    )
