with lead_situations as (
    select * from {{ ref('lead_situations') }}
),

rule_verdicts as (
    select * from {{ ref('rule_verdicts') }}
),

policy_rules as (
    select * from {{ ref('policy_rules') }}
),

owner_availability as (
    select * from {{ ref('owner_availability') }}
),

pool_turns as (
    select * from {{ ref('pool_turns') }}
),

staffed_pools as (
    select distinct pool_id
    from pool_turns
),

situations as (
    select distinct
        situation_id,
        profile_id,
        partner,
        account_owner_id,
        opportunity_owner_id,
        survivor_lead_id
    from lead_situations
),

-- Where each rule whose conditions hold would send the lead.
resolved as (
    select
        situations.situation_id,
        policy_rules.rule_id,
        policy_rules.rule_number,
        policy_rules.outcome,
        policy_rules.sla_policy,
        policy_rules.if_infeasible,
        case
            when policy_rules.outcome in ('account_owner', 'opportunity_owner', 'owner') then 'owner'
            when policy_rules.outcome = 'duplicate_owner' then 'duplicate'
            else policy_rules.outcome
        end as destination_type,
        case policy_rules.outcome
            when 'account_owner' then situations.account_owner_id
            when 'opportunity_owner' then situations.opportunity_owner_id
            when 'duplicate_owner' then situations.survivor_lead_id
            when 'partner' then coalesce(policy_rules.destination, situations.partner)
            else policy_rules.destination
        end as destination
    from situations
    inner join rule_verdicts
        on
            situations.profile_id = rule_verdicts.profile_id
            and rule_verdicts.unmet_conditions = 0
    inner join policy_rules on rule_verdicts.rule_id = policy_rules.rule_id
),

-- A rule whose destination nobody is at can't be carried out, whatever room there is.
matched_rules as (
    select
        resolved.*,
        case
            when
                resolved.outcome in ('account_owner', 'opportunity_owner', 'duplicate_owner', 'partner')
                and resolved.destination is null
                then 'no_' || resolved.outcome
            when resolved.destination_type = 'owner' and owner_availability.owner_id is null then 'owner_unknown'
            when resolved.destination_type = 'owner' then owner_availability.unavailable_reason
            when resolved.destination_type = 'pool' and staffed_pools.pool_id is null then 'pool_has_nobody'
        end as infeasible_reason
    from resolved
    left join owner_availability
        on
            resolved.destination_type = 'owner'
            and resolved.destination = owner_availability.owner_id
    left join staffed_pools
        on
            resolved.destination_type = 'pool'
            and resolved.destination = staffed_pools.pool_id
)

select * from matched_rules
