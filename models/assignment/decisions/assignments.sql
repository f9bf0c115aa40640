{{ config(
    materialized=keyed_materialization(), incremental_strategy=keyed_strategy(), unique_key='lead_id',
    on_schema_change='append_new_columns', pre_hook="{{ delete_reopened('missed_decisions', 'lead_id') }}"
) }}

with lead_channels as (
    select * from {{ ref('lead_channels') }}
),

to_write as (
    {{ changed_keys(ref('changed_assignments'), ref('assignment_log'), 'lead_id') }}
),

latest as (
    {{ latest_decisions(ref('assignment_log'), 'to_write') }}
),

followed as (
    select {{ followed_lead() }} as lead_id
    from latest
),

survivors as (
    {{ latest_decisions(ref('assignment_log'), 'followed') }}
),

followers as (
    select
        latest.*,
        lead_channels.allowed_channels as channels_today,
        {{ followed_lead() }} as followed_lead_id,
        {{ goes_by_closed_channel('latest.next_action', 'latest.channel', 'lead_channels.allowed_channels') }}
            as is_withdrawn
    from latest
    left join lead_channels on latest.lead_id = lead_channels.lead_id
),

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
        followers.channels_today as allowed_channels,
        followers.account_id,
        followers.expected_owner_id,
        followers.policy_version,

        -- times
        followers.effective_at,
        followers.sla_due_at,
        followers.routed_at
    from followers
    left join survivors on followers.followed_lead_id = survivors.lead_id
)

select * from assignments
