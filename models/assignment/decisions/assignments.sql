with stg_leads as (
    select * from {{ ref('stg_leads') }}
),

lead_channels as (
    select * from {{ ref('lead_channels') }}
),

assignment_log as (
    select * from {{ ref('assignment_log') }}
),

latest as (
    {{ latest_decisions('assignment_log') }}
),

-- Who refuses a channel after the decision is not reached by it any more.
followers as (
    select
        latest.*,
        {{ followed_lead() }} as followed_lead_id,
        {{ goes_by_closed_channel('latest.next_action', 'latest.channel', 'lead_channels.allowed_channels') }}
            as is_withdrawn
    from latest
    left join lead_channels on latest.lead_id = lead_channels.lead_id
),

-- What a duplicate shows in the CRM may be what we wrote there when its survivor still had another owner.
written as (
    select distinct
        followers.lead_id,
        assignment_log.owner_id
    from followers
    inner join stg_leads on followers.lead_id = stg_leads.lead_id
    inner join assignment_log
        on
            followers.followed_lead_id = assignment_log.lead_id
            and stg_leads.owner_id = assignment_log.owner_id
),

-- A duplicate has whatever owner its survivor has.
assignments as (
    select
        -- ids
        followers.lead_id,
        followers.assignment_id,
        followers.decision_number,

        -- decision
        {{ lead_state('followers.destination_type') }} as state,
        followers.destination_type,
        followers.destination,
        case
            when followers.destination_type = 'duplicate' then survivors.owner_id
            else followers.owner_id
        end as owner_id,
        followers.branch_id,
        followers.{{ identifier('trigger') }},
        followers.rule_id,
        followers.reason_code,
        followers.sla_policy,
        case when followers.is_withdrawn then 'none' else followers.next_action end as next_action,
        case when not followers.is_withdrawn then followers.channel end as channel,
        case when not followers.is_withdrawn then followers.sequence_id end as sequence_id,
        case when followers.is_withdrawn then 'withdrawn' else followers.next_action_reason end as next_action_reason,
        followers.account_id,
        coalesce(written.owner_id, followers.expected_owner_id) as expected_owner_id,
        followers.policy_version,

        -- times
        followers.effective_at,
        followers.sla_due_at,
        followers.routed_at
    from followers
    left join latest as survivors on followers.followed_lead_id = survivors.lead_id
    left join written on followers.lead_id = written.lead_id
)

select * from assignments
