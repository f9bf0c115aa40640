with territories as (
    select
        *,
        territory || ' / ' || coalesce(country, '(every country)') || coalesce(' / ' || state, '') as place
    from {{ ref('territories') }}
),

policy_territories as (
    select
        *,
        coalesce(country_code, '(every country)') || coalesce(' ' || state_code, '') as place,
        coalesce(valid_from, cast('1900-01-01' as date)) as first_day,
        coalesce(valid_to, cast('9999-12-31' as date)) as last_day
    from {{ ref('policy_territories') }}
),

countries as (
    select * from {{ ref('countries') }}
),

states as (
    select * from {{ ref('states') }}
),

held_twice as (
    select
        one.place,
        one.territory
    from policy_territories as one
    inner join policy_territories as other
        on
            one.place = other.place
            and one.first_day <= other.last_day
            and one.last_day >= other.first_day
            and one.territory <> other.territory
),

covered_everywhere as (
    select count(*) as territories
    from policy_territories
    where country_code is null and {{ in_effect('valid_from', 'valid_to') }}
),

territory_policy_errors as (
    {{ reference_problems('territories.csv', 'place', 'country', 'countries', 'country_code') }}
    union all
    {{ reference_problems('territories.csv', 'place', 'state', 'states', 'state_code') }}
    union all
    select {{ problem('territories.csv', 'place', 'state', "'is not in the country of its row: ' || state") }}
    from territories
    where state is not null and state not like coalesce(country, '') || '-%'
    union all
    {{ date_problems('territories.csv', 'place', 'valid_from') }}
    union all
    {{ date_problems('territories.csv', 'place', 'valid_to') }}
    union all
    select {{ problem(
        'territories.csv', 'place', 'territory',
        "'overlap: ' || min(territory) || ' and ' || max(territory) || ' both hold it'"
    ) }}
    from held_twice
    group by place
    union all
    select {{ problem(
        'territories.csv', "'(all)'", 'country',
        "'gap: no row without a country is valid today, so some countries have no territory'"
    ) }}
    from covered_everywhere
    where territories = 0
)

select * from territory_policy_errors
