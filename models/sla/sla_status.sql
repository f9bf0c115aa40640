with assignments as (
    select * from {{ ref('assignments') }}
),

first_responses as (
    select * from {{ ref('first_responses') }}
),

sla_clocks as (
    select *
    from {{ ref('sla_clocks') }}
    where clock_name = 'first_response'
),

sla_status as (
    select
        -- ids
        assignments.lead_id,
        assignments.owner_id,
        sla_clocks.sla_policy,

        -- clock
        coalesce(sla_clocks.status, 'none') as status,
        sla_clocks.elapsed_business_minutes,
        sla_clocks.remaining_business_minutes,

        -- times
        sla_clocks.started_at,
        sla_clocks.warn_at,
        sla_clocks.due_at,
        first_responses.first_response_at
    from assignments
    left join first_responses on assignments.lead_id = first_responses.lead_id
    left join sla_clocks on assignments.lead_id = sla_clocks.lead_id
)

select * from sla_status
