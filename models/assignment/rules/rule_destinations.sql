with lead_situations as (
    select * from {{ ref('lead_situations') }}
),

situation_branches as (
    select * from {{ ref('situation_branches') }}
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

fitting as (
    select
        situations.*,
        policy_rules.rule_id,
        policy_rules.rule_number,
        policy_rules.outcome,
        policy_rules.sla_policy,
        policy_rules.if_infeasible,
        policy_rules.destination,
        case when policy_rules.outcome = 'branch' then situations.situation_id end as branching_id
    from situations
    inner join fitting_rules on situations.profile_id = fitting_rules.profile_id
    inner join policy_rules on fitting_rules.rule_id = policy_rules.rule_id
),

-- Where each rule whose conditions hold would send the lead; a branch rule names all branches of the lead.
rule_destinations as (
    select
        fitting.situation_id,
        fitting.closed_rule_ids,
        fitting.rule_id,
        fitting.rule_number,
        fitting.outcome,
        fitting.sla_policy,
        fitting.if_infeasible,
        situation_branches.branch_id,
        situation_branches.branch_rank,
        case
            when fitting.outcome in ('account_owner', 'opportunity_owner', 'owner') then 'owner'
            when fitting.outcome = 'duplicate_owner' then 'duplicate'
            else coalesce(situation_branches.destination_type, fitting.outcome)
        end as destination_type,
        case fitting.outcome
            when 'account_owner' then fitting.account_owner_id
            when 'opportunity_owner' then fitting.opportunity_owner_id
            when 'duplicate_owner' then fitting.survivor_lead_id
            when 'partner' then coalesce(fitting.destination, fitting.partner)
            when 'branch' then situation_branches.destination
            else fitting.destination
        end as destination
    from fitting
    left join situation_branches on fitting.branching_id = situation_branches.situation_id
)

select * from rule_destinations
