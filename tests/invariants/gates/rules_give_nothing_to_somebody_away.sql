-- Leads must not lie in the list of somebody on leave, who is never told.
with decisions as (
    select * from {{ ref('decisions') }}
),

owner_availability as (
    select * from {{ ref('owner_availability') }}
)

select
    decisions.lead_id,
    decisions.owner_id,
    owner_availability.unavailable_reason
from decisions
left join owner_availability on decisions.owner_id = owner_availability.owner_id
where
    decisions.owner_id is not null
    and decisions.{{ identifier('trigger') }} not in ('human', 'override')
    and (owner_availability.owner_id is null or owner_availability.unavailable_reason is not null)
