with person_pairs as (
    select * from {{ ref('person_pairs') }}
),

person_profiles as (
    select * from {{ ref('person_profiles') }}
),

nicknames as (
    select * from {{ ref('nicknames') }}
),

-- First and last names may be swapped, so each name of the one meets each of the other.
ways as (
    {{ whole_numbers(4) }}
),

name_pairs as (
    select distinct
        case when ways.number <= 2 then profiles.given_name else profiles.family_name end as one_name,
        case when ways.number in (1, 3) then other_profiles.given_name else other_profiles.family_name end as other_name
    from person_pairs
    inner join person_profiles as profiles on person_pairs.lead_id = profiles.lead_id
    inner join person_profiles as other_profiles on person_pairs.other_lead_id = other_profiles.lead_id
    cross join ways
),

compared as (
    select
        one_name,
        other_name,
        length(one_name) - length(other_name) as longer_by,
        case when length(one_name) < length(other_name) then length(one_name) else length(other_name) end as letters
    from name_pairs
    where one_name is not null and other_name is not null
),

measured as (
    select
        one_name,
        other_name,
        letters,
        left(one_name, 1) = left(other_name, 1) as begin_alike,
        case
            when longer_by between -2 and 2 and letters >= 3 then {{ edit_distance('one_name', 'other_name') }}
        end as typos
    from compared
),

both_ways as (
    select
        name as one_name,
        nickname as other_name
    from nicknames
    union all
    select
        nickname as one_name,
        name as other_name
    from nicknames
),

nicknamed as (
    select distinct
        one_name,
        other_name
    from both_ways
),

first_names as (
    select distinct one_name as first_name
    from nicknamed
),

-- Two letters apart is a slip only in a longer name that begins alike, and never between two first names: Joan, John.
alike_names as (
    select
        measured.one_name,
        measured.other_name
    from measured
    left join nicknamed on measured.one_name = nicknamed.one_name and measured.other_name = nicknamed.other_name
    left join first_names on measured.one_name = first_names.first_name
    left join first_names as other_first_names on measured.other_name = other_first_names.first_name
    where
        measured.one_name = measured.other_name
        or nicknamed.one_name is not null
        or (
            (first_names.first_name is null or other_first_names.first_name is null)
            and (
                measured.typos <= 1
                or (measured.typos = 2 and measured.letters >= 5 and measured.begin_alike)
            )
        )
)

select * from alike_names
