with assignment_log as (
    select * from {{ ref('assignment_log') }}
),

stg_lead_history as (
    select * from {{ ref('stg_lead_history') }}
),

stg_sync_results as (
    select * from {{ ref('stg_sync_results') }}
),

human_touches as (
    select * from {{ ref('human_touches') }}
),

followed as (
    select
        *,
        lead({{ identifier('trigger') }}) over (partition by lead_id order by decision_number) as next_trigger,
        lead(owner_id) over (partition by lead_id order by decision_number) as next_owner_id,
        coalesce(
            lead(routed_at) over (partition by lead_id order by decision_number), {{ routing_now() }}
        ) as held_until
    from assignment_log
),

-- A lead bounces when it goes on from its owner, to another one or to nobody, unless the CRM deletes it.
counted as (
    select
        *,
        sum(case when next_trigger <> 'deleted' and coalesce(next_owner_id, '') <> owner_id then 1 else 0 end) over (
            partition by lead_id order by decision_number desc rows between unbounded preceding and current row
        ) as bounces
    from followed
),

signs as (
    select
        lead_id,
        changed_by as person_id,
        changed_at as happened_at,
        {{ gives_back('field', 'new_value') }} as is_given_back,
        field = 'status' and not {{ gives_back('field', 'new_value') }} as is_taken_up
    from stg_lead_history
    union all
    select
        lead_id,
        owner_id as person_id,
        occurred_at as happened_at,
        false as is_given_back,
        not is_conversion as is_taken_up
    from human_touches
),

responses as (
    select
        counted.assignment_id,
        max(case when signs.is_given_back then 1 else 0 end) = 1 as was_given_back,
        max(case when signs.is_taken_up and signs.person_id = counted.owner_id then 1 else 0 end) = 1 as was_taken_up
    from counted
    inner join signs
        on
            counted.lead_id = signs.lead_id
            and counted.routed_at <= signs.happened_at
            and counted.held_until >= signs.happened_at
    group by counted.assignment_id
),

failed_writes as (
    select distinct assignment_id
    from stg_sync_results
    where status = 'failed'
),

decision_feedback as (
    select
        counted.assignment_id,
        counted.rule_id,
        counted.bounces,
        coalesce(responses.was_given_back, false) or coalesce(counted.next_trigger = 'rejected', false) as is_rejected,
        coalesce(responses.was_taken_up, false) as is_taken_up,
        coalesce(counted.next_trigger = 'human' and counted.next_owner_id <> counted.owner_id, false) as is_reassigned,
        failed_writes.assignment_id is not null as has_failed_write
    from counted
    left join responses on counted.assignment_id = responses.assignment_id
    left join failed_writes on counted.assignment_id = failed_writes.assignment_id
    where counted.rule_id is not null and counted.owner_id is not null
)

select * from decision_feedback
