-- A clock due after the calendar of business hours has ended warns nobody: raise calendar_days_ahead.
{{ config(severity='warn') }}

select *
from {{ ref('clock_times') }}
where due_at is null and is_in_calendar and work_calendar_id is not null and ended_at is null and stopped_at is null
