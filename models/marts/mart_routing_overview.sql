with assignments as (
    select * from {{ ref('assignments') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

sla_status as (
    select * from {{ ref('sla_status') }}
),

quarantined_leads as (
    select * from {{ ref('quarantined_leads') }}
),

policy_owners as (
    select * from {{ ref('policy_owners') }}
),

known_leads as (
    select
        assignments.*,
        policy_owners.team
    from assignments
    inner join stg_leads on assignments.lead_id = stg_leads.lead_id
    left join policy_owners on assignments.owner_id = policy_owners.owner_id
),

facts as (
    select
        'state' as section,
        state as item
    from known_leads
    union all
    select
        'route' as section,
        coalesce(rule_id || ' -> ' || destination_type, reason_code)
        || case when destination_type in ('pool', 'queue', 'partner') then ' ' || destination else '' end as item
    from known_leads
    union all
    select
        'team' as section,
        coalesce(team, owner_id) as item
    from known_leads
    where state = 'assigned'
    union all
    select
        'owner' as section,
        owner_id as item
    from known_leads
    where state = 'assigned' and {{ identifier('trigger') }} <> 'human'
    union all
    select
        'next' as section,
        next_action || coalesce(' ' || sequence_id, '') as item
    from known_leads
    where next_action <> 'none' or next_action_reason = 'no_channel'
    union all
    select
        'sla' as section,
        status as item
    from sla_status
    union all
    select
        'quarantined' as section,
        reason as item
    from quarantined_leads
),

mart_routing_overview as (
    select
        section,
        item,
        cast(count(*) as {{ dbt.type_int() }}) as leads
    from facts
    group by section, item
)

select * from mart_routing_overview
