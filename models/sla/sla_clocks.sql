with decision_clocks as (
    select *
    from {{ ref('decision_clocks') }}
    where is_in_force and due_at is not null
),

sla_clocks as (
    select
        -- ids
        lead_id,
        clock_name,
        assignment_id,
        owner_id,
        sla_policy,

        -- clock
        status,
        cast(elapsed_minutes as {{ dbt.type_int() }}) as elapsed_business_minutes,
        cast(case
            when ended_at is null then remaining_minutes
        end as {{ dbt.type_int() }}) as remaining_business_minutes,

        -- times
        started_at,
        warn_at,
        due_at,
        ended_at
    from decision_clocks
)

select * from sla_clocks
