-- Years later somebody asks why we wrote to them: each decision must show that it kept to what was allowed then.
with assignment_log as (
    select * from {{ ref('assignment_log') }}
)

select
    assignment_id,
    next_action,
    channel,
    allowed_channels
from assignment_log
where {{ goes_by_closed_channel('next_action', 'channel', 'allowed_channels') }}
