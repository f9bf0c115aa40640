-- A moment that no span of its day holds has no working time, and its clock would vanish; one in two spans would count twice.
select
    work_calendar_id,
    day_on,
    sum({{ seconds_between('starts_at', 'ends_at') }}) as seconds_covered
from {{ ref('business_spans') }}
group by work_calendar_id, day_on
having
    sum({{ seconds_between('starts_at', 'ends_at') }}) <> 86400
    or sum(case when {{ seconds_between('starts_at', 'ends_at') }} < open_seconds then 1 else 0 end) > 0
