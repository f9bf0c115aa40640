with holidays as (
    select * from {{ ref('holidays') }}
),

policy_holidays as (
    select
        {{ clean_text('holiday_region') }} as holiday_region,
        {{ to_date('holiday_on') }} as holiday_on,
        {{ clean_text('opens_at') }} as opens_at,
        {{ clean_text('closes_at') }} as closes_at,
        {{ clean_text('opens_at') }} is null and {{ clean_text('closes_at') }} is null as is_closed
    from holidays
)

select * from policy_holidays
