with territories as (
    select
        *,
        territory || ' / ' || coalesce(country, '(every country)') || coalesce(' / ' || state, '')
        || coalesce(' / ' || postal_code, '') as place
    from {{ ref('territories') }}
),

policy_territories as (
    select * from {{ ref('policy_territories') }}
),

countries as (
    select * from {{ ref('countries') }}
),

states as (
    select * from {{ ref('states') }}
),

segments as (
    select * from {{ ref('segments') }}
),

-- Rows that fill the same cells with the same values, or equally wide ranges of postal codes that meet.
held_twice as (
    select distinct
        one.place,
        one.territory,
        other.territory as other_territory,
        case when one.place = other.place then 'it' else 'some of it, as ' || other.place end as common_part
    from policy_territories as one
    inner join policy_territories as other
        on
            one.specificity = other.specificity
            and {{ by_bytes('one.territory') }} < {{ by_bytes('other.territory') }}
            and {{ same_territory_fields('one', 'other') }}
            and {{ periods_meet('one', 'other') }}
    where
        one.place = other.place
        or (one.postal_low <= other.postal_high and other.postal_low <= one.postal_high)
),

covered_everywhere as (
    select count(*) as territories
    from policy_territories
    where specificity = 0 and {{ in_effect('valid_from', 'valid_to') }}
),

territory_policy_errors as (
    {{ empty_problems('territories.csv', 'place', 'territory', 'true', "'the row belongs to none'") }}
    union all
    {{ reference_problems('territories.csv', 'place', 'country', 'countries', 'country_code') }}
    union all
    {{ reference_problems('territories.csv', 'place', 'state', 'states', 'state_code') }}
    union all
    select {{ problem('territories.csv', 'place', 'state', "'is not in the country of its row: ' || state") }}
    from territories
    where state is not null and state not like coalesce(country, '') || '-%'
    union all
    select {{ problem(
        'territories.csv', 'place', 'postal_code',
        "'is no code, prefix (94*) or range of codes with equally many digits (10000..19999): ' || postal_code"
    ) }}
    from policy_territories
    where not {{ is_readable_postal_code() }}
    union all
    {{ reference_problems('territories.csv', 'place', 'segment', 'segments', 'segment') }}
    union all
    {{ date_problems('territories.csv', 'place', 'valid_from') }}
    union all
    {{ date_problems('territories.csv', 'place', 'valid_to') }}
    union all
    {{ period_problems('territories.csv', 'place') }}
    union all
    select {{ problem(
        'territories.csv', 'place', 'territory',
        "'overlap: ' || territory || ' and ' || other_territory || ' both hold ' || common_part"
    ) }}
    from held_twice
    union all
    select {{ problem(
        'territories.csv', "'(all)'", 'country',
        "'gap: no row without a country is valid today, so some countries have no territory'"
    ) }}
    from covered_everywhere
    where territories = 0
)

select * from territory_policy_errors
