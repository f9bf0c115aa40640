with segments as (
    select * from {{ ref('segments') }}
),

policy_segments as (
    select
        segment,
        {{ to_integer('min_employees') }} as min_employees,
        coalesce({{ to_integer('max_employees') }}, 999999999999) as max_employees
    from segments
)

select * from policy_segments
