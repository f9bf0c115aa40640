-- Years later somebody asks why we wrote to them: each decision must show that it kept to what was allowed then.
with assignment_log as (
    select * from {{ ref('assignment_log') }}
),

channelled as (
    select
        assignment_id,
        next_action,
        allowed_channels,
        '|' || channel || '|' as channel
    from assignment_log
    where next_action <> 'none'
)

select *
from channelled
where
    (channel like '%|call|%' and not {{ has_word('allowed_channels', "'call'") }})
    or (channel like '%|email|%' and not {{ has_word('allowed_channels', "'email'") }})
    or (channel like '%|sms|%' and not {{ has_word('allowed_channels', "'sms'") }})
    or (channel like '%|in_app|%' and not {{ has_word('allowed_channels', "'in_app'") }})
    or (next_action = 'sequence' and not {{ has_word('allowed_channels', "'sequence'") }})
