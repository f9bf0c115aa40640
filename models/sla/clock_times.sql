with started_clocks as (
    select * from {{ ref('started_clocks') }}
),

business_spans as (
    select * from {{ ref('business_spans') }}
),

business_totals as (
    select * from {{ ref('business_totals') }}
),

-- Working seconds of the clock's calendar until each of its moments.
totals as (
    select
        started_clocks.*,
        {{ working_seconds('start_spans', 'started_clocks.started_at') }} as start_total,
        {{ working_seconds('end_spans', 'coalesce(started_clocks.ended_at, ' ~ routing_now() ~ ')') }} as end_total,
        {{ working_seconds('due_spans', 'started_clocks.frozen_due_at') }} as frozen_due_total
    from started_clocks
    left join business_spans as start_spans
        on {{ span_at('start_spans', 'started_clocks.work_calendar_id', 'started_clocks.started_at') }}
    left join business_spans as end_spans
        on {{ span_at(
            'end_spans', 'started_clocks.work_calendar_id', 'coalesce(started_clocks.ended_at, ' ~ routing_now() ~ ')'
        ) }}
    left join business_spans as due_spans
        on {{ span_at('due_spans', 'started_clocks.work_calendar_id', 'started_clocks.frozen_due_at') }}
),

promised as (
    select
        *,
        coalesce(frozen_due_total, start_total + 60 * within_minutes) as due_total,
        start_total + 60 * warn_after_minutes as warn_total
    from totals
),

timed as (
    select
        promised.*,
        coalesce(promised.frozen_due_at, {{ instant_of('due_spans', 'promised.due_total') }}) as due_at,
        case
            when promised.warn_after_minutes > 0 then {{ instant_of('warn_spans', 'promised.warn_total') }}
            else promised.started_at
        end as warned_at
    from promised
    left join business_totals as due_spans
        on {{ span_of('due_spans', 'promised.work_calendar_id', 'promised.due_total') }}
    left join business_totals as warn_spans
        on {{ span_of('warn_spans', 'promised.work_calendar_id', 'promised.warn_total') }}
),

-- A due time beyond the calendar is none yet. The policy may have changed since the due time was promised.
clock_times as (
    select
        {{ clock_columns() }},
        clock_name,
        {{ integer_divide('end_total - start_total', 60) }} as elapsed_minutes,
        {{ integer_divide('due_total - end_total', 60) }} as remaining_minutes,
        started_at,
        {{ earlier_of('due_at', 'warned_at') }} as warn_at,
        due_at,
        ended_at
    from timed
    where due_at is not null
)

select * from clock_times
