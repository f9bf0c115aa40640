with compared_names as (
    select * from {{ ref('compared_names') }}
),

person_profiles as (
    select * from {{ ref('person_profiles') }}
),

person_rarity as (
    select * from {{ ref('person_rarity') }}
),

measured as (
    select
        compared_names.*,
        case when profiles.local_digits = candidates.local_digits then {{ typos_between('mailbox') }} end
            as mailbox_typos,
        {{ typos_between('company_word') }} as company_typos,
        {{ typos_between('city') }} as city_typos
    from compared_names
    inner join person_profiles as profiles on compared_names.lead_id = profiles.lead_id
    inner join person_profiles as candidates on compared_names.other_lead_id = candidates.lead_id
),

placed as (
    select
        measured.lead_id,
        measured.other_lead_id,
        measured.name_evidence,
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
        end as place_evidence,
        case
            when measured.name_evidence in ('name', 'similar_name', 'part_of_name')
                then least(rarity.name_bits, other_rarity.name_bits)
        end as name_bits,
        least(rarity.place_bits, other_rarity.place_bits) as place_bits
    from measured
    inner join person_profiles as profiles on measured.lead_id = profiles.lead_id
    inner join person_profiles as candidates on measured.other_lead_id = candidates.lead_id
    inner join person_rarity as rarity on measured.lead_id = rarity.lead_id
    inner join person_rarity as other_rarity on measured.other_lead_id = other_rarity.lead_id
),

-- With 4 bits or more beyond those that tell one lead from all others, hardly two leads have the names by chance.
rated as (
    select
        *,
        name_bits + case when place_evidence = 'place' then place_bits else 0 end as rare_bits
    from placed
),

person_comparisons as (
    select
        lead_id,
        other_lead_id,
        name_evidence,
        case
            when rare_bits >= 4 then 'rare_name'
            when rare_bits >= 1 then 'uncommon_name'
            when rare_bits < 0 then 'common_name'
        end as rarity_evidence,
        email_evidence,
        phone_evidence,
        company_evidence,
        place_evidence
    from rated
)

select * from person_comparisons
