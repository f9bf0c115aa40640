with pairs_to_compare as (
    select * from {{ ref('pairs_to_compare') }}
),

person_profiles as (
    select * from {{ ref('person_profiles') }}
),

nicknamed as (
    select * from {{ ref('nicknamed') }}
),

-- First and last names may be swapped, so each name of the one meets each of the other.
ways as (
    {{ whole_numbers(4) }}
),

name_pairs as (
    select distinct
        case when ways.number <= 2 then profiles.given_name else profiles.family_name end as one_name,
        case when ways.number in (1, 3) then other_profiles.given_name else other_profiles.family_name end as other_name
    from pairs_to_compare
    inner join person_profiles as profiles on pairs_to_compare.lead_id = profiles.lead_id
    inner join person_profiles as other_profiles on pairs_to_compare.other_lead_id = other_profiles.lead_id
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
        longer_by,
        letters,
        left(one_name, 1) = left(other_name, 1) as begin_alike,
        case
            when longer_by between -2 and 2 and letters >= 2 then {{ edit_distance('one_name', 'other_name') }}
        end as edits
    from compared
),

-- Two neighbouring letters that changed places are one slip of the pen.
slips as (
    select
        one_name,
        other_name,
        letters,
        begin_alike,
        case
            when edits = 2 and longer_by = 0 and {{ letters_swapped('one_name', 'other_name') }} then 1
            else edits
        end as typos
    from measured
),

first_names as (
    select distinct one_name as first_name
    from nicknamed
),

-- Two letters apart is a slip only in a longer name that begins alike, and never between two first names: Joan, John.
-- Up to half of the letters apart may be one in what else is the same.
judged as (
    select
        slips.one_name,
        slips.other_name,
        slips.one_name = slips.other_name
        or nicknamed.one_name is not null
        or (slips.typos <= 1 and slips.letters >= 3)
        or (slips.typos = 2 and slips.letters >= 5 and slips.begin_alike) as is_same,
        2 * slips.typos <= slips.letters as is_similar,
        slips.one_name <> slips.other_name
        and nicknamed.one_name is null
        and first_names.first_name is not null
        and other_first_names.first_name is not null as are_two_first_names
    from slips
    left join nicknamed on slips.one_name = nicknamed.one_name and slips.other_name = nicknamed.other_name
    left join first_names on slips.one_name = first_names.first_name
    left join first_names as other_first_names on slips.other_name = other_first_names.first_name
),

alike_names as (
    select
        one_name,
        other_name,
        coalesce(is_same, false) as is_same
    from judged
    where not are_two_first_names and (is_same or is_similar)
)

select * from alike_names
