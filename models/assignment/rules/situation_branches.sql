with lead_situations as (
    select * from {{ ref('lead_situations') }}
),

lead_branches as (
    select * from {{ ref('lead_branches') }}
),

-- Leads in one situation have the same branches: one of them speaks for all.
speakers as (
    select
        situation_id,
        min(lead_id) as lead_id
    from lead_situations
    where branch_list is not null
    group by situation_id
),

situation_branches as (
    select
        speakers.situation_id,
        lead_branches.branch_id,
        lead_branches.branch_rank,
        case
            when lead_branches.partner is not null then 'partner'
            when lead_branches.pool_id is not null then 'pool'
            else 'owner'
        end as destination_type,
        coalesce(lead_branches.partner, lead_branches.pool_id, lead_branches.owner_id) as destination
    from speakers
    inner join lead_branches on speakers.lead_id = lead_branches.lead_id
)

select * from situation_branches
