with owners as (
    select * from {{ ref('owners') }}
),

policy_owners as (
    select
        -- ids
        {{ clean_text('owner_id') }} as owner_id,
        {{ clean_text('manager_id') }} as manager_id,
        {{ clean_text('calendar_id') }} as calendar_id,
        {{ work_calendar('calendar_id', 'time_zone', 'holiday_region') }} as work_calendar_id,

        -- text
        owner_name,
        team,
        time_zone,
        holiday_region,

        -- numbers
        {{ to_integer('daily_cap') }} as daily_cap,
        {{ to_integer('weekly_cap') }} as weekly_cap,
        {{ to_integer('open_cap') }} as open_cap,

        -- times
        coalesce({{ to_boolean('is_active') }}, false) as is_active,
        {{ to_date('active_from') }} as active_from,
        {{ to_date('active_to') }} as active_to
    from owners
)

select * from policy_owners
