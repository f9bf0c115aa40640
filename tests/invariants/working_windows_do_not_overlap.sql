-- Working time is a running total over the windows of a calendar: two that overlap would count an hour twice, and a
-- deadline would come too early.
with ordered as (
    select
        work_calendar_id,
        opens_at,
        closes_at,
        lead(opens_at) over (partition by work_calendar_id order by opens_at, closes_at) as next_opens_at
    from {{ ref('business_windows') }}
)

select *
from ordered
where closes_at <= opens_at or closes_at > next_opens_at
