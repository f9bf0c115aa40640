with decisions_in_force as (
    select * from {{ ref('decisions_in_force') }}
),

lead_rejections as (
    select * from {{ ref('lead_rejections') }}
),

unanswered_leads as (
    select * from {{ ref('unanswered_leads') }}
),

returned_leads as (
    select * from {{ ref('returned_leads') }}
),

stale_leads as (
    select * from {{ ref('stale_leads') }}
),

policy_sla as (
    select * from {{ ref('policy_sla') }}
),

reasons as (
    select lead_id from lead_rejections
    union all
    select lead_id from unanswered_leads
    union all
    select lead_id from returned_leads
    union all
    select lead_id from stale_leads
),

named as (
    select distinct lead_id
    from reasons
),

judged as (
    select
        decisions_in_force.lead_id,
        policy_sla.breach_queue,
        case
            when lead_rejections.rejected_at > decisions_in_force.routed_at then 'rejected'
            when returned_leads.lead_id is not null then 'recycled'
            when unanswered_leads.waits_for_somebody_away then 'owner_absent'
            when unanswered_leads.is_overdue then 'sla_breached'
            when stale_leads.lead_id is not null then 'recycled'
        end as {{ identifier('trigger') }}
    from named
    inner join decisions_in_force on named.lead_id = decisions_in_force.lead_id
    left join lead_rejections on named.lead_id = lead_rejections.lead_id
    left join unanswered_leads on named.lead_id = unanswered_leads.lead_id
    left join returned_leads on named.lead_id = returned_leads.lead_id
    left join stale_leads on named.lead_id = stale_leads.lead_id
    left join policy_sla on decisions_in_force.sla_policy = policy_sla.sla_policy
    where decisions_in_force.destination_type in ('owner', 'pool')
),

leads_to_send_on as (
    select
        lead_id,
        {{ identifier('trigger') }},
        case when {{ identifier('trigger') }} = 'sla_breached' then breach_queue end as breach_queue
    from judged
    where {{ identifier('trigger') }} is not null
)

select * from leads_to_send_on
