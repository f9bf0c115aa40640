with lead_channels as (
    select * from {{ ref('lead_channels') }}
),

decisions as (
    select * from {{ ref('decisions') }}
),

missed_decisions as (
    select * from {{ ref('missed_decisions') }}
),

known as (
    {{ left_by_last_run('assignments', {
        'lead_id': dbt.type_string(), 'destination_type': dbt.type_string(), 'destination': dbt.type_string(),
        'allowed_channels': dbt.type_string(),
    }) }}
),

decided as (
    select lead_id
    from missed_decisions
    union all
    select lead_id
    from decisions
),

-- A duplicate has whatever owner its survivor has. Who refuses a channel after the decision is not reached by it any
-- more.
changed as (
    {{ leads_and_duplicates('decided', 'known') }}
    union all
    select known.lead_id
    from known
    left join lead_channels on known.lead_id = lead_channels.lead_id
    where coalesce(known.allowed_channels, '') <> coalesce(lead_channels.allowed_channels, '')
),

changed_assignments as (
    select distinct lead_id
    from changed
)

select * from changed_assignments
