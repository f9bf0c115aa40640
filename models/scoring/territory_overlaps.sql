with territory_fits as (
    select * from {{ ref('territory_fits') }}
),

winners as (
    select *
    from territory_fits
    where fit_number = 1
),

-- The row for everywhere else loses to every other row, which tells nobody anything.
fits as (
    select
        place_id,
        territory,
        max(specificity) as specificity
    from territory_fits
    where specificity > 0
    group by place_id, territory
),

territory_overlaps as (
    select
        winners.place_id,
        winners.territory,
        fits.territory as other_territory,
        winners.specificity = fits.specificity as is_tie
    from winners
    inner join fits
        on
            winners.place_id = fits.place_id
            and winners.territory <> fits.territory
)

select * from territory_overlaps
