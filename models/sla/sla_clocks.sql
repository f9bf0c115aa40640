with clock_times as (
    select * from {{ ref('clock_times') }}
),

policy_absences as (
    select * from {{ ref('policy_absences') }}
),

policy_owners as (
    select * from {{ ref('policy_owners') }}
),

away_now as (
    select distinct policy_owners.owner_id
    from policy_owners
    inner join policy_absences on policy_owners.owner_id = policy_absences.owner_id
    where
        cast({{ utc_to_local(routing_now(), 'policy_owners.time_zone') }} as date)
        between policy_absences.starts_on and policy_absences.ends_on
),

sla_clocks as (
    select
        -- ids
        clock_times.lead_id,
        clock_times.clock_name,
        clock_times.assignment_id,
        clock_times.owner_id,
        clock_times.sla_policy,

        -- clock
        case
            when clock_times.ended_at <= clock_times.due_at then 'met'
            when clock_times.ended_at > clock_times.due_at then 'met_late'
            when clock_times.due_at < {{ routing_now() }} then 'breached'
            when away_now.owner_id is not null then 'paused'
            when clock_times.warn_at <= {{ routing_now() }} then 'at_risk'
            else 'pending'
        end as status,
        cast(clock_times.elapsed_minutes as {{ dbt.type_int() }}) as elapsed_business_minutes,
        cast(case
            when clock_times.ended_at is null then clock_times.remaining_minutes
        end as {{ dbt.type_int() }}) as remaining_business_minutes,

        -- times
        clock_times.started_at,
        clock_times.warn_at,
        clock_times.due_at,
        clock_times.ended_at
    from clock_times
    left join away_now on clock_times.absent_owner_id = away_now.owner_id
)

select * from sla_clocks
