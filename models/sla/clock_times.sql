{{ config(
    materialized=keyed_materialization(), incremental_strategy=keyed_strategy(), unique_key='clock_id',
    on_schema_change='append_new_columns', post_hook="{{ delete_vanished('started_clocks', 'clock_id') }}"
) }}

with started_clocks as (
    select
        *,
        {{ calendars_version() }} as calendars_version,
        cast(started_at as date) >= {{ calendar_start() }} as is_in_calendar
    from {{ ref('started_clocks') }}
),

business_spans as (
    select * from {{ ref('business_spans') }}
),

business_totals as (
    select * from {{ ref('business_totals') }}
),

to_measure as (
    {{ rows_with_other_inputs(
        'started_clocks', 'clock_id', clock_inputs(), or_when='known.due_at is null and known.is_in_calendar'
    ) }}
),

-- Working seconds of the clock's calendar until each of its moments.
totals as (
    select
        to_measure.*,
        {{ working_seconds('start_spans', 'to_measure.started_at') }} as start_total,
        {{ working_seconds('end_spans', 'to_measure.measured_until') }} as end_total,
        {{ working_seconds('due_spans', 'to_measure.frozen_due_at') }} as frozen_due_total
    from to_measure
    left join business_spans as start_spans
        on {{ span_at('start_spans', 'to_measure.work_calendar_id', 'to_measure.started_at') }}
    left join business_spans as end_spans
        on {{ span_at('end_spans', 'to_measure.work_calendar_id', 'to_measure.measured_until') }}
    left join business_spans as due_spans
        on {{ span_at('due_spans', 'to_measure.work_calendar_id', 'to_measure.frozen_due_at') }}
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

-- The policy may have changed since the due time was promised. A due time beyond the calendar isn't known yet.
clock_times as (
    select
        clock_id,
        {{ clock_columns() }},
        clock_name,
        within_minutes,
        warn_after_minutes,
        {{ integer_divide('end_total - start_total', 60) }} as elapsed_minutes,
        case
            when is_in_calendar then {{ integer_divide('due_total - end_total', 60) }}
        end as remaining_minutes,
        calendars_version,
        is_in_calendar,
        started_at,
        {{ earlier_of('coalesce(due_at, warned_at)', 'warned_at') }} as warn_at,
        frozen_due_at,
        due_at,
        ended_at,
        measured_until
    from timed
)

select * from clock_times
