with lead_situations as (
    select * from {{ ref('lead_situations') }}
),

fitting_rules as (
    select * from {{ ref('fitting_rules') }}
),

policy_rules as (
    select * from {{ ref('policy_rules') }}
),

situations as (
    select distinct
        situation_id,
        profile_id,
        closed_rule_ids,
        partner,
        account_owner_id,
        opportunity_owner_id,
        survivor_lead_id
    from lead_situations
),

-- Where each rule whose conditions hold would send the lead.
rule_destinations as (
    select
        situations.situation_id,
        situations.closed_rule_ids,
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
    inner join fitting_rules on situations.profile_id = fitting_rules.profile_id
    inner join policy_rules on fitting_rules.rule_id = policy_rules.rule_id
)

select * from rule_destinations
