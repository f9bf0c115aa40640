with sla_policies as (
    select * from {{ ref('sla_policies') }}
),

policy_sla as (
    select
        -- ids
        sla_policy,

        -- rules
        {{ to_code('clock') }} as clock,
        coalesce({{ to_code('on_absence') }}, 'run') as on_absence,
        coalesce({{ to_code('on_breach') }}, 'keep') as on_breach,
        case {{ to_code('on_breach') }} when 'queue' then coalesce({{ clean_text('breach_queue') }}, 'sla_breached') end
            as breach_queue,
        coalesce({{ to_code('response_by') }}, 'anyone') as response_by,

        -- numbers
        {{ to_integer('respond_within_minutes') }} as respond_within_minutes,
        {{ to_integer('warn_after_minutes') }} as warn_after_minutes,
        {{ to_integer('follow_up_within_minutes') }} as follow_up_within_minutes,
        {{ to_integer('qualify_within_minutes') }} as qualify_within_minutes,
        {{ to_integer('stale_after_days') }} as stale_after_days
    from sla_policies
)

select * from policy_sla
