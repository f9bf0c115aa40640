with compared_names as (
    select * from {{ ref('compared_names') }}
),

person_profiles as (
    select * from {{ ref('person_profiles') }}
),

-- Counting letters is dear: only where names leave it open, and where the lengths allow it.
measured as (
    select
        compared_names.*,
        case
            when
                compared_names.name_evidence in ('name', 'part_of_name')
                and profiles.mailbox_digits = candidates.mailbox_digits
                and length(profiles.mailbox) - length(candidates.mailbox) between -4 and 4
                then {{ edit_distance('profiles.mailbox', 'candidates.mailbox') }}
        end as mailbox_typos,
        case
            when
                compared_names.name_evidence in ('name', 'part_of_name')
                and length(profiles.company_name) - length(candidates.company_name) between -4 and 4
                then {{ edit_distance('profiles.company_name', 'candidates.company_name') }}
        end as company_typos,
        case
            when
                compared_names.name_evidence in ('name', 'part_of_name')
                and length(profiles.city) - length(candidates.city) between -4 and 4
                then {{ edit_distance('profiles.city', 'candidates.city') }}
        end as city_typos
    from compared_names
    inner join person_profiles as profiles on compared_names.lead_id = profiles.lead_id
    inner join person_profiles as candidates on compared_names.other_lead_id = candidates.lead_id
),

person_comparisons as (
    select
        measured.lead_id,
        measured.other_lead_id,
        measured.name_evidence,
        measured.common_name_evidence,
        case
            when profiles.email_normal = candidates.email_normal then 'email'
            when profiles.mailbox = candidates.mailbox then 'similar_email'
            when
                length(profiles.mailbox) >= 6 * measured.mailbox_typos
                and length(candidates.mailbox) >= 6 * measured.mailbox_typos
                then 'similar_email'
            when profiles.email_normal <> candidates.email_normal then 'other_email'
        end as email_evidence,
        case when profiles.phone_e164 = candidates.phone_e164 then 'phone' end as phone_evidence,
        case
            when
                profiles.company_word in (candidates.company_word, candidates.mail_word, candidates.web_word)
                or profiles.mail_word in (candidates.company_word, candidates.mail_word, candidates.web_word)
                or profiles.web_word in (candidates.company_word, candidates.mail_word, candidates.web_word)
                or left(profiles.company_name, length(candidates.company_name) + 1) = candidates.company_name || ' '
                or left(candidates.company_name, length(profiles.company_name) + 1) = profiles.company_name || ' '
                or (
                    length(profiles.company_name) >= 6 * measured.company_typos
                    and length(candidates.company_name) >= 6 * measured.company_typos
                )
                then 'company'
            when
                coalesce(profiles.company_word, profiles.mail_word, profiles.web_word)
                <> coalesce(candidates.company_word, candidates.mail_word, candidates.web_word)
                then 'other_company'
        end as company_evidence,
        case
            when
                coalesce(profiles.country_code, candidates.country_code, '')
                = coalesce(candidates.country_code, profiles.country_code, '')
                and (
                    profiles.postal_code = candidates.postal_code
                    or profiles.city = candidates.city
                    or (
                        length(profiles.city) >= 4 * measured.city_typos
                        and length(candidates.city) >= 4 * measured.city_typos
                    )
                )
                then 'place'
        end as place_evidence
    from measured
    inner join person_profiles as profiles on measured.lead_id = profiles.lead_id
    inner join person_profiles as candidates on measured.other_lead_id = candidates.lead_id
)

select * from person_comparisons
