with lead_places as (
    select * from {{ ref('lead_places') }}
),

branch_ways as (
    select * from {{ ref('branch_ways') }}
),

policy_branches as (
    select * from {{ ref('policy_branches') }}
),

lead_branches as (
    select
        -- ids
        lead_places.lead_id,
        branch_ways.branch_id,
        case when branch_ways.partner = '' then policy_branches.pool_id end as pool_id,
        case when branch_ways.partner = '' then policy_branches.owner_id end as owner_id,
        nullif(branch_ways.partner, '') as partner,

        -- numbers
        branch_ways.branch_rank,
        branch_ways.distance_metres
    from lead_places
    inner join branch_ways
        on
            lead_places.country_code = branch_ways.country_code
            and lead_places.postal_code = branch_ways.postal_code
    inner join policy_branches on branch_ways.branch_id = policy_branches.branch_id
)

select * from lead_branches
