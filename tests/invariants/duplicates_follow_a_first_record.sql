-- A duplicate that follows another duplicate, or itself, would never have an owner.
with decisions as (
    select * from {{ ref('decisions') }}
),

survivors_in_work as (
    select * from {{ ref('survivors_in_work') }}
)

select
    decisions.lead_id,
    decisions.destination
from decisions
left join decisions as survivors on decisions.destination = survivors.lead_id
left join survivors_in_work on decisions.destination = survivors_in_work.lead_id
where
    decisions.destination_type = 'duplicate'
    and (survivors_in_work.lead_id is null or coalesce(survivors.destination_type, '') = 'duplicate')
