with stg_leads as (
    select * from {{ ref('stg_leads') }}
),

assignments as (
    select * from {{ ref('assignments') }}
),

assignment_log as (
    select * from {{ ref('assignment_log') }}
),

written_owners as (
    select * from {{ ref('written_owners') }}
),

ever_owned as (
    select distinct lead_id
    from assignment_log
    where owner_id is not null or destination_type = 'queue'
),

-- Leads that only people ever gave to an owner are none of ours to write, nor are those that never had one.
decided_by_us as (
    select distinct assignment_log.lead_id
    from assignment_log
    inner join ever_owned on ever_owned.lead_id = coalesce({{ followed_lead() }}, assignment_log.lead_id)
    where
        assignment_log.{{ identifier('trigger') }} not in ('human', 'deleted')
        and assignment_log.destination_type in ('owner', 'pool', 'queue', 'duplicate')
),

followers as (
    select
        assignments.*,
        {{ followed_lead() }} as followed_lead_id
    from assignments
    inner join decided_by_us on assignments.lead_id = decided_by_us.lead_id
),

-- A duplicate is written when its survivor is, so both decisions are in its key and its time; a lead is also written
-- when it refuses the channel.
resolved as (
    select
        followers.lead_id,
        coalesce(written_owners.owner_id, followers.expected_owner_id) as expected_owner_id,
        followers.reason_code,
        followers.next_action,
        followers.channel,
        followers.sequence_id,
        followers.effective_at,
        followers.sla_due_at,
        coalesce(
            followers.owner_id, case when followers.destination_type = 'queue' then followers.destination end
        ) as owner_id,
        case
            when survivors.lead_id is null then followers.assignment_id
            else {{ dbt.hash('followers.assignment_id || survivors.assignment_id') }}
        end as assignment_id,
        greatest(
            followers.routed_at,
            coalesce(survivors.routed_at, followers.routed_at),
            coalesce(
                case when followers.next_action_reason = 'withdrawn' then stg_leads.updated_at end, followers.routed_at
            )
        ) as updated_at
    from followers
    left join assignments as survivors on followers.followed_lead_id = survivors.lead_id
    left join stg_leads on followers.lead_id = stg_leads.lead_id
    left join written_owners on followers.lead_id = written_owners.lead_id
),

-- One row per lead, and it stays: when we no longer say who owns it, the row is marked, not taken away.
sync_lead_owners as (
    select
        -- ids
        lead_id,
        owner_id,
        assignment_id,
        expected_owner_id,

        -- why
        reason_code,
        owner_id is null as is_deleted,

        -- what comes next
        next_action,
        channel,
        sequence_id,

        -- times
        effective_at as assigned_at,
        sla_due_at,
        updated_at
    from resolved
)

select * from sync_lead_owners
