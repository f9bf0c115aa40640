with waiting_leads as (
    select
        lead_id,
        {{ identifier('trigger') }} as cause
    from {{ ref('waiting_leads') }}
),

past_decisions as (
    select * from {{ source('routing_state', 'assignment_log') }}
),

-- A decision ends with the trigger of the next one; that in force ends with the trigger that opened the lead now.
ended as (
    select
        past_decisions.lead_id,
        past_decisions.owner_id,
        coalesce(
            lead(past_decisions.{{ identifier('trigger') }}) over (
                partition by past_decisions.lead_id order by past_decisions.decision_number
            ), waiting_leads.cause
        ) as ended_by
    from past_decisions
    inner join waiting_leads on past_decisions.lead_id = waiting_leads.lead_id
),

lost_owners as (
    select distinct
        lead_id,
        owner_id
    from ended
    where owner_id is not null and ended_by in ({{ losing_triggers() }})
)

select * from lost_owners
