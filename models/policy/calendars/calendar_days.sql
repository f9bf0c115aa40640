with day_numbers as (
    {{ whole_numbers(var('calendar_days_back') + var('calendar_days_ahead') + 4) }}
),

days as (
    select
        number,
        {{ add_days(
            'cast(' ~ routing_now() ~ ' as date)', '(number - ' ~ (var('calendar_days_back') + 2) ~ ')'
        ) }} as day_on
    from day_numbers
),

-- Two days more at either end: what opens on a day somewhere on earth may be open on the next day or the one before.
calendar_days as (
    select
        day_on,
        {{ iso_weekday('day_on') }} as day_of_week,
        number between 3 and {{ var('calendar_days_back') + var('calendar_days_ahead') + 2 }} as is_measured
    from days
)

select * from calendar_days
