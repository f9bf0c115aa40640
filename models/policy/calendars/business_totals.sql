with business_spans as (
    select * from {{ ref('business_spans') }}
    where open_seconds > 0
),

steps as (
    {{ whole_numbers(4) }}
),

-- A span of a day has at most three times eight hours, so it reaches into four steps at most.
business_totals as (
    select
        business_spans.work_calendar_id,
        {{ total_step('business_spans.seconds_before') }} + steps.number - 1 as total_step,
        business_spans.starts_at,
        business_spans.open_seconds,
        business_spans.seconds_before
    from business_spans
    cross join steps
    where
        {{ total_step('business_spans.seconds_before') }} + steps.number - 1
        <= {{ total_step('business_spans.seconds_before + business_spans.open_seconds') }}
)

select * from business_totals
