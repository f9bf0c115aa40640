{{ config(
    materialized=keyed_materialization(), incremental_strategy=keyed_strategy(), unique_key='lead_id',
    on_schema_change='append_new_columns', post_hook="{{ delete_vanished('assignment_log', 'lead_id') }}"
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
    select destination as lead_id
    from latest
    where destination_type = 'duplicate'
),

survivors as (
    {{ latest_decisions(ref('assignment_log'), 'followed') }}
),

reached as (
    select
        latest.*,
        lead_channels.allowed_channels as channels_today,
        {{ goes_by_closed_channel('latest.next_action', 'latest.channel', 'lead_channels.allowed_channels') }}
            as is_withdrawn
    from latest
    left join lead_channels on latest.lead_id = lead_channels.lead_id
),

assignments as (
    select
        -- ids
        reached.lead_id,
        reached.assignment_id,
        reached.decision_number,

        -- decision
        {{ lead_state('reached.destination_type') }} as state,
        reached.destination_type,
        reached.destination,
        case
            when reached.destination_type = 'duplicate' then survivors.owner_id
            else reached.owner_id
        end as owner_id,
        reached.branch_id,
        reached.{{ identifier('trigger') }},
        reached.rule_id,
        reached.reason_code,
        reached.sla_policy,
        case when reached.is_withdrawn then 'none' else reached.next_action end as next_action,
        case when not reached.is_withdrawn then reached.channel end as channel,
        case when not reached.is_withdrawn then reached.sequence_id end as sequence_id,
        case when reached.is_withdrawn then 'withdrawn' else reached.next_action_reason end as next_action_reason,
        reached.channels_today as allowed_channels,
        reached.account_id,
        reached.expected_owner_id,
        reached.policy_version,

        -- times
        reached.effective_at,
        reached.sla_due_at,
        reached.routed_at
    from reached
    left join survivors on reached.destination = survivors.lead_id
)

select * from assignments
