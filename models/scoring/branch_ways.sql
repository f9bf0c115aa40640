with near_branches as (
    select * from {{ ref('near_branches') }}
),

located_postal_codes as (
    select * from {{ ref('located_postal_codes') }}
),

policy_branches as (
    select *
    from {{ ref('policy_branches') }}
    where {{ in_effect('valid_from', 'valid_to') }}
),

nearest as (
    select
        near_branches.country_code,
        near_branches.postal_code,
        near_branches.branch_id,
        near_branches.distance_metres,
        policy_branches.overflow_branch_id,
        policy_branches.partner
    from near_branches
    inner join policy_branches on near_branches.branch_id = policy_branches.branch_id
    where near_branches.nearness = 1
),

ways as (
    select
        country_code,
        postal_code,
        branch_id,
        '' as partner,
        distance_metres,
        3 * nearness as way_order
    from near_branches
    union all
    select
        nearest.country_code,
        nearest.postal_code,
        policy_branches.branch_id,
        '' as partner,
        {{ metres_between(
            'located_postal_codes.latitude', 'located_postal_codes.longitude',
            'policy_branches.latitude', 'policy_branches.longitude'
        ) }} as distance_metres,
        4 as way_order
    from nearest
    inner join policy_branches on nearest.overflow_branch_id = policy_branches.branch_id
    inner join located_postal_codes
        on
            nearest.country_code = located_postal_codes.country_code
            and nearest.postal_code = located_postal_codes.postal_code
    union all
    select
        country_code,
        postal_code,
        branch_id,
        partner,
        distance_metres,
        5 as way_order
    from nearest
    where partner is not null
),

-- Each branch once, however many ways lead there.
ways_apart as (
    select
        country_code,
        postal_code,
        branch_id,
        partner,
        distance_metres,
        min(way_order) as way_order
    from ways
    group by country_code, postal_code, branch_id, partner, distance_metres
),

branch_ways as (
    select
        *,
        row_number() over (
            partition by country_code, postal_code order by way_order, {{ by_bytes('branch_id') }}
        ) as branch_rank
    from ways_apart
)

select * from branch_ways
