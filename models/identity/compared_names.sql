with pairs_to_compare as (
    select * from {{ ref('pairs_to_compare') }}
),

person_profiles as (
    select * from {{ ref('person_profiles') }}
),

alike_names as (
    select * from {{ ref('alike_names') }}
),

paired as (
    select
        pairs_to_compare.lead_id,
        pairs_to_compare.other_lead_id,
        profiles.given_name,
        profiles.family_name,
        candidates.given_name as other_given_name,
        candidates.family_name as other_family_name,
        case
            when profiles.postal_code = candidates.postal_code
                then
                    profiles.city = candidates.city
                    or {{ is_slip('city', edit_distance('profiles.city', 'candidates.city'), 3) }}
        end as is_one_address
    from pairs_to_compare
    inner join person_profiles as profiles on pairs_to_compare.lead_id = profiles.lead_id
    inner join person_profiles as candidates on pairs_to_compare.other_lead_id = candidates.lead_id
),

judged as (
    select
        paired.*,
        given_names.is_same as given_names_agree,
        family_names.is_same as family_names_agree,
        given_as_family.is_same as given_is_family_name,
        family_as_given.is_same as family_is_given_name
    from paired
    left join alike_names as given_names
        on paired.given_name = given_names.one_name and paired.other_given_name = given_names.other_name
    left join alike_names as family_names
        on paired.family_name = family_names.one_name and paired.other_family_name = family_names.other_name
    left join alike_names as given_as_family
        on paired.given_name = given_as_family.one_name and paired.other_family_name = given_as_family.other_name
    left join alike_names as family_as_given
        on paired.family_name = family_as_given.one_name and paired.other_given_name = family_as_given.other_name
),

compared_names as (
    select
        lead_id,
        other_lead_id,
        case
            when given_names_agree and family_names_agree then 'name'
            when given_is_family_name and family_is_given_name then 'name'
            when given_names_agree <> family_names_agree then 'similar_name'
            when given_is_family_name <> family_is_given_name then 'similar_name'
            when given_names_agree and (family_name is null or other_family_name is null) then 'part_of_name'
            when family_names_agree and (given_name is null or other_given_name is null) then 'part_of_name'
            when given_is_family_name and (family_name is null or other_given_name is null) then 'part_of_name'
            when family_is_given_name and (given_name is null or other_family_name is null) then 'part_of_name'
            when
                (given_name is null or other_given_name is null)
                and (family_name is null or other_family_name is null)
                then 'no_name'
            else 'other_name'
        end as name_evidence,
        coalesce(
            is_one_address
            and (given_names_agree or family_names_agree or given_is_family_name or family_is_given_name),
            false
        ) as has_name_at_address
    from judged
)

select * from compared_names
