with rule_destinations as (
    select * from {{ ref('rule_destinations') }}
),

situation_owners as (
    select * from {{ ref('situation_owners') }}
),

owner_availability as (
    select * from {{ ref('owner_availability') }}
),

pool_turns as (
    select * from {{ ref('pool_turns') }}
),

closed_rules as (
    select distinct
        closed_rule_ids,
        rule_id
    from {{ ref('closed_journeys') }}
),

staffed_pools as (
    select distinct pool_id
    from pool_turns
),

lost_owners as (
    select
        situation_id,
        owner_id
    from situation_owners
    where relation = 'lost'
),

asked as (
    select
        *,
        case when destination_type = 'owner' then destination end as asked_owner_id,
        case when destination_type = 'pool' then destination end as asked_pool_id
    from rule_destinations
),

-- Who is away may have somebody to stand in.
found as (
    select
        asked.*,
        owner_availability.owner_id is not null as is_known,
        owner_availability.unavailable_reason,
        owner_availability.stand_in_owner_id,
        coalesce(owner_availability.stand_in_owner_id, asked.asked_owner_id) as serving_owner_id
    from asked
    left join owner_availability on asked.asked_owner_id = owner_availability.owner_id
),

-- A rule whose destination nobody is at can't be carried out, whatever room there is.
matched_rules as (
    select
        found.situation_id,
        found.rule_id,
        found.rule_number,
        found.outcome,
        found.sla_policy,
        found.if_infeasible,
        found.branch_id,
        found.branch_rank,
        found.destination_type,
        coalesce(found.serving_owner_id, found.destination) as destination,
        found.stand_in_owner_id is not null as is_stand_in,
        case
            when
                found.outcome in ('account_owner', 'opportunity_owner', 'duplicate_owner', 'partner', 'branch')
                and found.destination is null
                then 'no_' || found.outcome
            when found.destination_type = 'owner' and not found.is_known then 'owner_unknown'
            when lost_owners.owner_id is not null then 'owner_lost_lead'
            when found.destination_type = 'owner' and found.stand_in_owner_id is null then found.unavailable_reason
            when found.destination_type = 'pool' and staffed_pools.pool_id is null then 'pool_has_nobody'
            when closed_rules.rule_id is not null then 'no_channel'
        end as infeasible_reason
    from found
    left join lost_owners
        on
            found.situation_id = lost_owners.situation_id
            and found.serving_owner_id = lost_owners.owner_id
    left join staffed_pools on found.asked_pool_id = staffed_pools.pool_id
    left join closed_rules
        on
            found.closed_rule_ids = closed_rules.closed_rule_ids
            and found.rule_id = closed_rules.rule_id
)

select * from matched_rules
