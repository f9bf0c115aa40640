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

{{ decisions_with_owner(ref('assignment_log'), 'to_write') }},

reached as (
    select
        in_force.*,
        lead_channels.allowed_channels as channels_today,
        {{ goes_by_closed_channel('in_force.next_action', 'in_force.channel', 'lead_channels.allowed_channels') }}
            as is_withdrawn
    from in_force
    left join lead_channels on in_force.lead_id = lead_channels.lead_id
),

assignments as (
    select
        -- ids
        lead_id,
        assignment_id,
        decision_number,

        -- decision
        {{ lead_state('destination_type') }} as state,
        destination_type,
        destination,
        owner_in_force as owner_id,
        branch_id,
        {{ identifier('trigger') }},
        rule_id,
        reason_code,
        sla_policy,
        case when is_withdrawn then 'none' else next_action end as next_action,
        case when not is_withdrawn then channel end as channel,
        case when not is_withdrawn then sequence_id end as sequence_id,
        case when is_withdrawn then 'withdrawn' else next_action_reason end as next_action_reason,
        channels_today as allowed_channels,
        account_id,
        expected_owner_id,
        policy_version,

        -- times
        effective_at,
        sla_due_at,
        routed_at
    from reached
)

select * from assignments
