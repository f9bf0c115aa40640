with lead_places as (
    select * from {{ ref('lead_places') }}
),

territory_fits as (
    select * from {{ ref('territory_fits') }}
),

territory_overlaps as (
    select * from {{ ref('territory_overlaps') }}
),

territories as (
    select distinct territory
    from {{ ref('policy_territories') }}
    where {{ in_effect('valid_from', 'valid_to') }}
),

places as (
    select
        place_id,
        country_code,
        state_code,
        postal_code,
        count(*) as leads
    from lead_places
    group by place_id, country_code, state_code, postal_code
),

winners as (
    select *
    from territory_fits
    where fit_number = 1
),

held as (
    select
        'held' as finding,
        territories.territory,
        sum(coalesce(places.leads, 0)) as leads
    from territories
    left join winners on territories.territory = winners.territory
    left join places on winners.place_id = places.place_id
    group by territories.territory
),

lost as (
    select
        case when territory_overlaps.is_tie then 'tie' else 'overlap' end as finding,
        territory_overlaps.territory,
        territory_overlaps.other_territory,
        sum(places.leads) as leads
    from territory_overlaps
    inner join places on territory_overlaps.place_id = places.place_id
    group by territory_overlaps.is_tie, territory_overlaps.territory, territory_overlaps.other_territory
),

gaps as (
    select
        'gap' as finding,
        places.country_code,
        places.state_code,
        places.postal_code,
        sum(places.leads) as leads
    from places
    left join winners on places.place_id = winners.place_id
    where winners.place_id is null
    group by places.country_code, places.state_code, places.postal_code
),

found as (
    {{ coverage_rows('held', ['territory']) }}
    union all
    {{ coverage_rows('lost', ['territory', 'other_territory']) }}
    union all
    {{ coverage_rows('gaps', ['country_code', 'state_code', 'postal_code']) }}
),

mart_territory_coverage as (
    select
        finding,
        territory,
        other_territory,
        country_code,
        state_code,
        postal_code,
        cast(leads as {{ dbt.type_int() }}) as leads
    from found
)

select * from mart_territory_coverage
