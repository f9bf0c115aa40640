{{ config(
    materialized=keyed_materialization(), incremental_strategy=keyed_strategy(),
    unique_key=['lead_id', 'other_lead_id'], on_schema_change='append_new_columns',
    post_hook="{{ delete_vanished('person_pairs', ['lead_id', 'other_lead_id']) }}"
) }}

with compared_names as (
    select * from {{ ref('compared_names') }}
),

person_profiles as (
    select * from {{ ref('person_profiles') }}
),

-- Slips of the pen are looked for only where names leave it open.
measured as (
    select
        compared_names.lead_id,
        compared_names.other_lead_id,
        case when profiles.local_digits = candidates.local_digits then {{ typos_between('mailbox') }} end
            as mailbox_typos,
        {{ typos_between('company_word') }} as company_typos,
        {{ typos_between('city') }} as city_typos
    from compared_names
    inner join person_profiles as profiles on compared_names.lead_id = profiles.lead_id
    inner join person_profiles as candidates on compared_names.other_lead_id = candidates.lead_id
    where compared_names.name_evidence <> 'other_name' or compared_names.has_name_at_address
),

compared_leads as (
    select
        compared_names.lead_id,
        compared_names.other_lead_id,
        compared_names.name_evidence,
        compared_names.has_name_at_address,
        case
            when profiles.email_normal = candidates.email_normal then 'email'
            when profiles.mailbox = candidates.mailbox then 'similar_email'
            when {{ is_slip('mailbox', 'measured.mailbox_typos', 6) }} then 'similar_email'
            when
                profiles.email_normal <> candidates.email_normal
                and not {{ is_slip('mailbox', 'measured.mailbox_typos', 4) }}
                then 'other_email'
        end as email_evidence,
        case when profiles.phone_e164 = candidates.phone_e164 then 'phone' end as phone_evidence,
        case
            when
                profiles.company_word in (candidates.company_word, candidates.mail_word, candidates.web_word)
                or profiles.mail_word in (candidates.company_word, candidates.mail_word, candidates.web_word)
                or profiles.web_word in (candidates.company_word, candidates.mail_word, candidates.web_word)
                or left(profiles.company_name, length(candidates.company_name) + 1) = candidates.company_name || ' '
                or left(candidates.company_name, length(profiles.company_name) + 1) = profiles.company_name || ' '
                or {{ is_slip('company_word', 'measured.company_typos', 6) }}
                then 'company'
            when
                {{ known_company('profiles') }} <> {{ known_company('candidates') }}
                and not {{ is_slip('mailbox', 'measured.mailbox_typos', 4) }}
                then 'other_company'
        end as company_evidence,
        case
            when profiles.country_code <> candidates.country_code then 'other_place'
            when profiles.postal_code = candidates.postal_code or profiles.city = candidates.city then 'place'
            when {{ is_slip('city', 'measured.city_typos', 3) }} then 'place'
            when profiles.city <> candidates.city and not {{ is_slip('city', 'measured.city_typos', 2) }}
                then 'other_place'
        end as place_evidence
    from compared_names
    inner join person_profiles as profiles on compared_names.lead_id = profiles.lead_id
    inner join person_profiles as candidates on compared_names.other_lead_id = candidates.lead_id
    left join measured
        on
            compared_names.lead_id = measured.lead_id
            and compared_names.other_lead_id = measured.other_lead_id
)

select * from compared_leads
