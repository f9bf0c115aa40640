with longer_company_names as (
    select * from {{ ref('longer_company_names') }}
),

ends as (
    {{ whole_numbers(2) }}
),

rated as (
    select
        *,
        5 * shared_bits - added_bits as likeness
    from longer_company_names
),

-- The shorter name may be that of several branches, and the longer one may have two names in it.
nearest as (
    select
        case when ends.number = 1 then rated.name_words else rated.longer_name_words end as name_words,
        max(rated.likeness) as likeness
    from rated
    cross join ends
    group by case when ends.number = 1 then rated.name_words else rated.longer_name_words end
),

alike_company_names as (
    select
        rated.name_words,
        rated.longer_name_words,
        rated.lead_id,
        rated.other_lead_id
    from rated
    inner join nearest on rated.name_words = nearest.name_words
    inner join nearest as nearest_of_longer on rated.longer_name_words = nearest_of_longer.name_words
    where
        (rated.adds_only_common_words and rated.shared_bits >= 8)
        or (
            rated.likeness >= 0
            and rated.likeness = nearest.likeness
            and rated.likeness = nearest_of_longer.likeness
        )
)

select * from alike_company_names
