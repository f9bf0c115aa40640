with direct_decisions as (
    select * from {{ ref('direct_decisions') }}
),

served_leads as (
    select * from {{ ref('served_leads') }}
),

lead_triggers as (
    select * from {{ ref('lead_triggers') }}
),

lead_channels as (
    select * from {{ ref('lead_channels') }}
),

next_steps as (
    select * from {{ ref('next_steps') }}
),

chosen as (
    select
        lead_id,
        cast(null as {{ dbt.type_string() }}) as situation_id,
        cast(null as {{ dbt.type_bigint() }}) as service_rank,
        cast(null as {{ dbt.type_string() }}) as rule_id,
        destination_type,
        destination,
        case when destination_type = 'owner' then destination end as owner_id,
        cast(null as {{ dbt.type_string() }}) as branch_id,
        reason_code,
        sla_policy,
        effective_at,
        cast(null as {{ dbt.type_bigint() }}) as pool_turn,
        cast(null as {{ dbt.type_bigint() }}) as pool_position
    from direct_decisions
    union all
    select
        lead_id,
        situation_id,
        service_rank,
        rule_id,
        destination_type,
        destination,
        owner_id,
        branch_id,
        reason_code,
        sla_policy,
        {{ routing_now() }} as effective_at,
        pool_turn,
        pool_position
    from served_leads
),

-- Nobody acts on what is held.
acted_on as (
    select
        lead_id,
        rule_id
    from served_leads
    where destination_type <> 'hold'
),

-- A lead that is held and stays held is no new decision.
decisions as (
    select
        {{ fingerprint(['chosen.lead_id', 'lead_triggers.decision_number', "'" ~ routing_moment() ~ "'"]) }}
            as assignment_id,
        lead_triggers.decision_number,
        lead_triggers.{{ identifier('trigger') }},
        lead_triggers.crm_owner_id as expected_owner_id,
        chosen.*,
        lead_channels.allowed_channels,
        coalesce(next_steps.next_action, 'none') as next_action,
        next_steps.channel,
        next_steps.sequence_id,
        coalesce(next_steps.next_action_reason, 'not_asked') as next_action_reason
    from chosen
    inner join lead_triggers on chosen.lead_id = lead_triggers.lead_id
    inner join lead_channels on chosen.lead_id = lead_channels.lead_id
    left join acted_on on chosen.lead_id = acted_on.lead_id
    left join next_steps
        on
            lead_channels.reach = next_steps.reach
            and acted_on.rule_id = next_steps.rule_id
    where not (lead_triggers.{{ identifier('trigger') }} = 'capacity_freed' and chosen.destination_type = 'hold')
)

select * from decisions
