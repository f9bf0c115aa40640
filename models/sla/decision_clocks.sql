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

-- A decision that another one followed is judged by the moment at which that began.
judged as (
    select
        *,
        superseded_at is null as is_in_force,
        coalesce(superseded_at, {{ routing_now() }}) as judged_at
    from clock_times
),

decision_clocks as (
    select
        judged.*,
        case
            when judged.due_at is null then 'none'
            when judged.ended_at <= judged.due_at then 'met'
            when judged.ended_at > judged.due_at then 'met_late'
            when judged.due_at < judged.judged_at then 'breached'
            when away_now.owner_id is not null then 'paused'
            when judged.warn_at <= judged.judged_at then 'at_risk'
            else 'pending'
        end as status,
        case
            when judged.due_at is null and judged.work_calendar_id is null then 'owner_unknown'
            when judged.due_at is null and not judged.is_in_calendar then 'before_calendar'
            when judged.due_at is null then 'beyond_calendar'
        end as no_clock_reason
    from judged
    left join away_now on judged.absent_owner_id = away_now.owner_id
)

select * from decision_clocks
