with located_postal_codes as (
    select * from {{ ref('located_postal_codes') }}
),

policy_branches as (
    select *
    from {{ ref('policy_branches') }}
    where {{ in_effect('valid_from', 'valid_to') }}
),

measured as (
    select
        located_postal_codes.country_code,
        located_postal_codes.postal_code,
        policy_branches.branch_id,
        {{ metres_between(
            'located_postal_codes.latitude', 'located_postal_codes.longitude',
            'policy_branches.latitude', 'policy_branches.longitude'
        ) }} as distance_metres
    from located_postal_codes
    inner join policy_branches on located_postal_codes.country_code = policy_branches.country_code
),

numbered as (
    select
        *,
        row_number() over (
            partition by country_code, postal_code order by distance_metres, {{ by_bytes('branch_id') }}
        ) as nearness
    from measured
),

near_branches as (
    select *
    from numbered
    where nearness <= {{ var('branches_per_lead') }}
)

select * from near_branches
