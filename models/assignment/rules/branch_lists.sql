with waiting_leads as (
    select * from {{ ref('waiting_leads') }}
),

lead_branches as (
    select * from {{ ref('lead_branches') }}
),

branch_rules as (
    select count(*) as rules
    from {{ ref('policy_rules') }}
    where outcome = 'branch'
),

-- Only where a rule asks for branches do they make a difference between leads.
listed as (
    select
        waiting_leads.lead_id,
        {{ as_text('lead_branches.branch_rank') }} || ' ' || lead_branches.branch_id
        || coalesce(' ' || lead_branches.partner, '') as branch
    from waiting_leads
    inner join lead_branches on waiting_leads.lead_id = lead_branches.lead_id
    cross join branch_rules
    where branch_rules.rules > 0
),

branch_lists as (
    select
        lead_id,
        {{ joined_values('branch', ', ') }} as branch_list
    from listed
    group by lead_id
)

select * from branch_lists
