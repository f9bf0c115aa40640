with sla_policies as (
    select * from {{ ref('sla_policies') }}
),

policy_sla as (
    select
        sla_policy,
        {{ to_code('clock') }} as clock,
        {{ to_integer('respond_within_minutes') }} as respond_within_minutes,
        {{ to_integer('warn_after_minutes') }} as warn_after_minutes
    from sla_policies
)

select * from policy_sla
