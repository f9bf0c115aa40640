with decision_periods as (
    select * from {{ ref('decision_periods') }}
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
        decision_periods.assignment_id,
        {{ later_of('decision_periods.effective_at', 'statuses.since') }} as since,
        {{ is_closed('statuses') }} as is_closed,
        {{ is_closed('statuses') }} or {{ is_qualified('statuses') }} as is_qualified
    from decision_periods
    inner join statuses on decision_periods.lead_id = statuses.lead_id
    where
        statuses.since <= {{ routing_now() }}
        and (
            {{ is_within('statuses.since', 'decision_periods') }}
            or (statuses.is_now and decision_periods.superseded_at is null)
        )
),

lead_milestones as (
    select
        assignment_id,
        min(case when is_closed then since end) as closed_at,
        min(since) as qualified_at
    from judged
    where is_qualified
    group by assignment_id
)

select * from lead_milestones
