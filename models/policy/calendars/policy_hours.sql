with business_hours as (
    select * from {{ ref('business_hours') }}
),

weekdays as (
    {{ whole_numbers(7) }}
),

-- Policies on elapsed time run by a calendar that never closes, and are measured like all others.
policy_hours as (
    select
        {{ clean_text('calendar_id') }} as calendar_id,
        {{ to_integer('weekday') }} as day_of_week,
        {{ clean_text('opens_at') }} as opens_at,
        {{ clean_text('closes_at') }} as closes_at,
        {{ to_date('valid_from') }} as valid_from,
        {{ to_date('valid_to') }} as valid_to
    from business_hours
    union all
    select
        {{ elapsed_calendar() }} as calendar_id,
        number as day_of_week,
        '00:00' as opens_at,
        '00:00' as closes_at,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to
    from weekdays
)

select * from policy_hours
