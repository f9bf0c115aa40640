with direct_decisions as (
    select * from {{ ref('direct_decisions') }}
),

served_leads as (
    select * from {{ ref('served_leads') }}
),

lead_triggers as (
    select * from {{ ref('lead_triggers') }}
),

chosen as (
    select
        lead_id,
        cast(null as {{ dbt.type_string() }}) as situation_id,
        cast(null as {{ dbt.type_string() }}) as rule_id,
        destination_type,
        destination,
        case when destination_type = 'owner' then destination end as owner_id,
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
        rule_id,
        destination_type,
        destination,
        owner_id,
        reason_code,
        sla_policy,
        {{ routing_now() }} as effective_at,
        pool_turn,
        pool_position
    from served_leads
),

-- A lead that is held and stays held is no new decision.
decisions as (
    select
        {{ fingerprint(['chosen.lead_id', 'lead_triggers.decision_number', "'" ~ routing_moment() ~ "'"]) }}
            as assignment_id,
        lead_triggers.decision_number,
        lead_triggers.{{ identifier('trigger') }},
        lead_triggers.crm_owner_id as expected_owner_id,
        chosen.*
    from chosen
    inner join lead_triggers on chosen.lead_id = lead_triggers.lead_id
    where not (lead_triggers.{{ identifier('trigger') }} = 'capacity_freed' and chosen.destination_type = 'hold')
)

select * from decisions
