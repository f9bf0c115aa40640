with branches as (
    select * from {{ ref('branches') }}
),

postal_codes as (
    select
        *,
        coalesce(country, '?') || ' ' || coalesce(postal_code, '?') as place
    from {{ ref('postal_codes') }}
),

policy_branches as (
    select * from {{ ref('policy_branches') }}
),

countries as (
    select * from {{ ref('countries') }}
),

pools as (
    select * from {{ ref('pools') }}
),

owners as (
    select * from {{ ref('owners') }}
),

dated_rules as (
    select * from {{ ref('dated_rules') }}
),

open_branches as (
    select count(*) as branches
    from policy_branches
    where {{ in_effect('valid_from', 'valid_to') }}
),

branch_policy_errors as (
    {{ key_problems('branches.csv', 'branch_id') }}
    union all
    {{ empty_problems('branches.csv', 'branch_id', 'country', 'true', "'a branch is in one'") }}
    union all
    {{ reference_problems('branches.csv', 'branch_id', 'country', 'countries', 'country_code') }}
    union all
    {{ degree_problems('branches.csv', 'branch_id', 'latitude', 90) }}
    union all
    {{ degree_problems('branches.csv', 'branch_id', 'longitude', 180) }}
    union all
    select {{ problem(
        'branches.csv', 'branch_id', 'latitude',
        "'nobody knows where it is: give latitude and longitude, or a postal code that postal_codes.csv has'"
    ) }}
    from policy_branches
    where latitude is null or longitude is null
    union all
    {{ reference_problems('branches.csv', 'branch_id', 'pool_id', 'pools', 'pool_id') }}
    union all
    {{ reference_problems('branches.csv', 'branch_id', 'owner_id', 'owners', 'owner_id') }}
    union all
    select {{ problem('branches.csv', 'branch_id', 'pool_id', "'give a pool_id or an owner_id, one of the two'") }}
    from policy_branches
    where (pool_id is null and owner_id is null) or (pool_id is not null and owner_id is not null)
    union all
    {{ reference_problems(
        'branches.csv', 'branch_id', 'overflow_branch_id', 'policy_branches', 'branch_id', 'branches.csv'
    ) }}
    union all
    select {{ problem('branches.csv', 'branch_id', 'overflow_branch_id', "'is the branch itself'") }}
    from policy_branches
    where overflow_branch_id = branch_id
    union all
    {{ date_problems('branches.csv', 'branch_id', 'valid_from') }}
    union all
    {{ date_problems('branches.csv', 'branch_id', 'valid_to') }}
    union all
    {{ period_problems('branches.csv', 'branch_id') }}
    union all
    select {{ problem(
        'routing_rules.csv', 'dated_rules.rule_id', 'outcome', "'no row of branches.csv is valid today'"
    ) }}
    from dated_rules
    cross join open_branches
    where dated_rules.outcome = 'branch' and open_branches.branches = 0
    union all
    {{ key_problems('postal_codes.csv', 'place') }}
    union all
    {{ reference_problems('postal_codes.csv', 'place', 'country', 'countries', 'country_code') }}
    union all
    select {{ problem(
        'postal_codes.csv', 'place', 'postal_code', "'is no code or prefix (94*): ' || " ~ shown('postal_code')
    ) }}
    from postal_codes
    where not coalesce({{ regex_matches(plain_postal_code('postal_code', signs='*.'), '^[A-Z0-9]+[*]?$') }}, false)
    union all
    {{ degree_problems('postal_codes.csv', 'place', 'latitude', 90, required=true) }}
    union all
    {{ degree_problems('postal_codes.csv', 'place', 'longitude', 180, required=true) }}
)

select * from branch_policy_errors
