with waiting_leads as (
    select * from {{ ref('waiting_leads') }}
),

lead_profiles as (
    select * from {{ ref('lead_profiles') }}
),

normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

survivors_in_work as (
    select * from {{ ref('survivors_in_work') }}
),

lost_owners as (
    select * from {{ ref('lost_owners') }}
),

sticky_owners as (
    select * from {{ ref('sticky_owners') }}
),

lead_channels as (
    select * from {{ ref('lead_channels') }}
),

closed_journeys as (
    select distinct
        reach,
        closed_rule_ids
    from {{ ref('closed_journeys') }}
),

company_leaders as (
    select * from {{ ref('company_leaders') }}
),

branch_lists as (
    select * from {{ ref('branch_lists') }}
),

lost as (
    select
        lead_id,
        {{ id_set('owner_id') }} as lost_owner_ids
    from lost_owners
    group by lead_id
),

sticky as (
    select
        lead_id,
        {{ id_set(fingerprint(['pool_id', 'owner_id'])) }} as sticky_owner_ids
    from sticky_owners
    group by lead_id
),

-- Everybody whom a rule may name, prefer or pass over because of the lead itself.
named as (
    select
        waiting_leads.lead_id,
        waiting_leads.service_rank,
        lead_profiles.profile_id,
        waiting_leads.partner,
        normalized_accounts.owner_id as account_owner_id,
        waiting_leads.opportunity_owner_id,
        survivors_in_work.lead_id as survivor_lead_id,
        lost.lost_owner_ids,
        sticky.sticky_owner_ids,
        company_leaders.leader_rank,
        closed_journeys.closed_rule_ids,
        branch_lists.branch_list
    from waiting_leads
    inner join lead_profiles on waiting_leads.lead_id = lead_profiles.lead_id
    left join normalized_accounts on waiting_leads.account_id = normalized_accounts.account_id
    left join survivors_in_work
        on
            waiting_leads.survivor_lead_id = survivors_in_work.lead_id
            and waiting_leads.lead_id <> survivors_in_work.lead_id
    left join lost on waiting_leads.lead_id = lost.lead_id
    left join sticky on waiting_leads.lead_id = sticky.lead_id
    left join lead_channels on waiting_leads.lead_id = lead_channels.lead_id
    left join closed_journeys on lead_channels.reach = closed_journeys.reach
    left join company_leaders on waiting_leads.lead_id = company_leaders.lead_id
    left join branch_lists on waiting_leads.lead_id = branch_lists.lead_id
),

lead_situations as (
    select
        *,
        {{ fingerprint([
            'profile_id', 'partner', 'account_owner_id', 'opportunity_owner_id', 'survivor_lead_id', 'lost_owner_ids',
            'sticky_owner_ids', 'leader_rank', 'closed_rule_ids', 'branch_list', "'" ~ routing_moment() ~ "'"
        ]) }} as situation_id
    from named
)

select * from lead_situations
