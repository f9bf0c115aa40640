with policy_owners as (
    select * from {{ ref('policy_owners') }}
),

owner_availability as (
    select * from {{ ref('owner_availability') }}
),

assignments as (
    select * from {{ ref('assignments') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

sla_status as (
    select * from {{ ref('sla_status') }}
),

counted as (
    select
        assignments.owner_id,
        count(*) as leads,
        sum(case when stg_leads.is_deleted or {{ is_closed('stg_leads') }} then 0 else 1 end) as open_leads,
        sum(case when assignments.{{ identifier('trigger') }} <> 'human' then 1 else 0 end) as routed_leads,
        sum(case when sla_status.status = 'breached' then 1 else 0 end) as breached_leads,
        sum(case when stg_leads.converted_at is not null then 1 else 0 end) as converted_leads
    from assignments
    inner join stg_leads on assignments.lead_id = stg_leads.lead_id
    inner join sla_status on assignments.lead_id = sla_status.lead_id
    where assignments.state = 'assigned'
    group by assignments.owner_id
),

mart_owner_load as (
    select
        -- ids
        policy_owners.owner_id,
        policy_owners.owner_name,
        policy_owners.team,
        owner_availability.unavailable_reason,

        -- numbers
        cast(coalesce(counted.leads, 0) as {{ dbt.type_int() }}) as leads,
        cast(coalesce(counted.open_leads, 0) as {{ dbt.type_int() }}) as open_leads,
        cast(coalesce(counted.routed_leads, 0) as {{ dbt.type_int() }}) as routed_leads,
        cast(coalesce(counted.breached_leads, 0) as {{ dbt.type_int() }}) as breached_leads,
        cast(coalesce(counted.converted_leads, 0) as {{ dbt.type_int() }}) as converted_leads,
        policy_owners.open_cap
    from policy_owners
    inner join owner_availability on policy_owners.owner_id = owner_availability.owner_id
    left join counted on policy_owners.owner_id = counted.owner_id
)

select * from mart_owner_load
