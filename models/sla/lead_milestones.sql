with assignments as (
    select * from {{ ref('assignments') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

stg_lead_history as (
    select * from {{ ref('stg_lead_history') }}
),

-- A status as it is now counts from the last change of the lead at the latest, should its history not say since when.
statuses as (
    select
        lead_id,
        status,
        converted_at,
        coalesce(converted_at, updated_at, created_at) as since,
        true as is_now
    from stg_leads
    union all
    select
        lead_id,
        new_value as status,
        cast(null as {{ dbt.type_timestamp() }}) as converted_at,
        changed_at as since,
        false as is_now
    from stg_lead_history
    where field = 'status'
),

judged as (
    select
        assignments.lead_id,
        {{ later_of('assignments.effective_at', 'statuses.since') }} as since,
        {{ is_closed('statuses') }} as is_closed,
        {{ is_closed('statuses') }} or {{ is_qualified('statuses') }} as is_qualified
    from assignments
    inner join statuses
        on
            assignments.lead_id = statuses.lead_id
            and (statuses.is_now or assignments.effective_at <= statuses.since)
    where statuses.since <= {{ routing_now() }}
),

lead_milestones as (
    select
        lead_id,
        min(case when is_closed then since end) as closed_at,
        min(since) as qualified_at
    from judged
    where is_qualified
    group by lead_id
)

select * from lead_milestones
