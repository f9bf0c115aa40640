with past_decisions as (
    select * from {{ source('routing_state', 'assignment_log') }}
),

latest as (
    {{ latest_decisions('past_decisions') }}
),

hops as (
    select
        lead_id,
        cast(count(*) as {{ dbt.type_int() }}) as hops
    from past_decisions
    where {{ identifier('trigger') }} in ({{ hopping_triggers() }})
    group by lead_id
),

followers as (
    select
        latest.*,
        hops.hops,
        {{ followed_lead() }} as followed_lead_id
    from latest
    left join hops on latest.lead_id = hops.lead_id
),

-- A duplicate has whatever owner its survivor has; it is nobody's when that record was deleted or became a duplicate.
decisions_in_force as (
    select
        followers.lead_id,
        followers.decision_number,
        followers.destination_type,
        followers.destination,
        followers.reason_code,
        followers.expected_owner_id,
        followers.sla_policy,
        followers.effective_at,
        followers.sla_due_at,
        followers.routed_at,
        coalesce(followers.hops, 0) as hops,
        case
            when followers.destination_type = 'duplicate' then survivors.owner_id
            else followers.owner_id
        end as owner_id,
        followers.destination_type = 'duplicate'
        and coalesce(survivors.reason_code, 'deleted_in_crm') in ('deleted_in_crm', 'duplicate_owner')
            as has_lost_survivor
    from followers
    left join latest as survivors on followers.followed_lead_id = survivors.lead_id
)

select * from decisions_in_force
