with person_profiles as (
    select * from {{ ref('person_profiles') }}
),

counted as (
    select
        count(*) over (partition by postal_code, city) - 1 as neighbours,
        count(*) over (partition by postal_code, city, given_name) - 1 as given_namesakes,
        count(*) over (partition by postal_code, city, family_name) - 1 as family_namesakes,
        count(*) over (partition by postal_code, city, given_name, family_name) - 1 as namesakes
    from person_profiles
    where postal_code is not null and city is not null and given_name is not null and family_name is not null
),

summed as (
    select
        coalesce(sum(neighbours), 0) as neighbours,
        coalesce(sum(given_namesakes), 0) as given_namesakes,
        coalesce(sum(family_namesakes), 0) as family_namesakes,
        coalesce(sum(namesakes), 0) as namesakes
    from counted
),

-- Neighbours and colleagues have other first names; relatives have the last name in common and not the first. Hardly a
-- relative is enough to make it false, for taking one for the other costs more than a duplicate.
address_trust as (
    select
        neighbours,
        given_namesakes,
        family_namesakes,
        namesakes,
        neighbours >= 100
        and 2 * given_namesakes >= neighbours
        and 5 * namesakes >= 3 * family_namesakes as is_of_one_person
    from summed
)

select * from address_trust
