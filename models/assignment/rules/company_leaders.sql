with waiting_leads as (
    select * from {{ ref('waiting_leads') }}
),

lead_companies as (
    select * from {{ ref('lead_companies') }}
),

lost_owners as (
    select * from {{ ref('lost_owners') }}
),

pool_turns as (
    select * from {{ ref('pool_turns') }}
),

sticky_pools as (
    select count(*) as members
    from pool_turns
    where sticky_days is not null
),

-- Where no pool keeps a company together, nobody leads.
ranked as (
    select
        waiting_leads.lead_id,
        waiting_leads.service_rank,
        min(waiting_leads.service_rank) over (partition by lead_companies.company_key) as leader_rank
    from waiting_leads
    inner join lead_companies on waiting_leads.lead_id = lead_companies.lead_id
    inner join sticky_pools on sticky_pools.members > 0
    where lead_companies.company_key is not null
),

-- Who was taken from somebody goes to whoever is next, not to the same owner by way of its company.
company_leaders as (
    select
        ranked.lead_id,
        ranked.leader_rank
    from ranked
    left join lost_owners on ranked.lead_id = lost_owners.lead_id
    where ranked.service_rank > ranked.leader_rank and lost_owners.lead_id is null
)

select * from company_leaders
