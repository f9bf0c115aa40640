with lead_places as (
    select distinct
        place_id,
        {{ identifiers(territory_fields()) }},
        postal_code
    from {{ ref('lead_places') }}
),

postal_masks as (
    select * from {{ ref('postal_masks') }}
),

territory_masks as (
    select * from {{ ref('territory_masks') }}
),

policy_territories as (
    select *
    from {{ ref('policy_territories') }}
    where {{ in_effect('valid_from', 'valid_to') }}
),

patterns as (
    select distinct
        {{ asked_fields() }}
    from policy_territories
),

-- What to look up for a lead, once for each set of columns that any territory fills: an empty text where it fills none.
questions as (
    select
        lead_places.place_id,
        {{ asked_values('patterns', 'lead_places') }}
    from lead_places
    cross join patterns
    where patterns.asks_anything or lead_places.country_code is not null
),

masks as (
    select * from postal_masks
    union all
    select
        '' as postal_code,
        '' as mask
),

masked_questions as (
    select
        questions.*,
        masks.mask
    from questions
    inner join masks on questions.postal_code = masks.postal_code
),

fitting as (
    select distinct
        masked_questions.place_id,
        policy_territories.territory,
        policy_territories.place,
        policy_territories.specificity
    from policy_territories
    inner join territory_masks on policy_territories.place = territory_masks.place
    inner join masked_questions
        on
            territory_masks.mask = masked_questions.mask
            and {{ same_answers('policy_territories', 'masked_questions') }}
),

territory_fits as (
    select
        *,
        row_number() over (
            partition by place_id order by specificity desc, {{ by_bytes('territory') }}, {{ by_bytes('place') }}
        ) as fit_number
    from fitting
)

select * from territory_fits
