with normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

-- Folding is dear, so all three texts are folded as one.
folded as (
    select
        normalized_leads.*,
        {{ fold_letters(
            "replace(coalesce(stg_leads.first_name, ''), '|', ' ')"
            ~ " || '|' || replace(coalesce(stg_leads.last_name, ''), '|', ' ')"
            ~ " || '|' || replace(coalesce(stg_leads.city, ''), '|', ' ')"
        ) }} as folded_texts
    from normalized_leads
    inner join stg_leads on normalized_leads.lead_id = stg_leads.lead_id
    where not stg_leads.is_deleted
),

taken_apart as (
    select
        *,
        {{ regex_replace(split_part('email', '@', 1), '[+]' ~ any_text_pattern() ~ '$|[._-]', '') }} as local_part,
        trim({{ regex_replace(split_part('folded_texts', '|', 1), non_word_pattern(), ' ') }}) as whole_first_name,
        trim({{ regex_replace(split_part('folded_texts', '|', 2), non_word_pattern(), ' ') }}) as whole_last_name,
        nullif(trim({{ regex_replace(split_part('folded_texts', '|', 3), non_word_pattern(), ' ') }}), '')
            as folded_city
    from folded
),

-- An initial says little: 'Mary J' is Mary, and of 'J Smith' only Smith is known.
initials_off as (
    select
        *,
        {{ regex_replace('whole_first_name', '(?:^| )[a-z0-9]$', '') }} as first_name,
        {{ regex_replace('whole_last_name', '(?:^| )[a-z0-9]$', '') }} as last_name
    from taken_apart
),

-- A whole name in one field is taken apart behind its first word.
named as (
    select
        *,
        case
            when first_name <> '' and last_name <> '' then first_name
            when first_name || last_name like '% %' then {{ split_part('first_name || last_name', ' ', 1) }}
            else nullif(first_name, '')
        end as given_name,
        case
            when first_name <> '' and last_name <> '' then last_name
            when first_name || last_name like '% %' then {{ regex_replace('first_name || last_name', '^[^ ]+ ', '') }}
            else nullif(last_name, '')
        end as family_name
    from initials_off
),

keyed as (
    select
        *,
        nullif(local_part, '') || '@' || {{ split_part('email', '@', 2) }} as mailbox,
        case
            when {{ by_bytes('given_name') }} <= {{ by_bytes('family_name') }} then given_name || ' ' || family_name
            else family_name || ' ' || given_name
        end as name_key
    from named
),

person_profiles as (
    select
        lead_id,
        email_normal,
        mailbox,
        nullif(local_part, '') as local_part,
        {{ regex_replace('mailbox', '[^0-9]', '') }} as mailbox_digits,
        phone_e164,
        given_name,
        family_name,
        name_key,
        name_key is not null
        and count(*) over (partition by name_key) > {{ var('person_common_name') }} as has_common_name,
        company_name,
        replace(company_name, ' ', '') as company_word,
        replace({{ split_part('company_mail_domain', '.', 1) }}, '-', '') as mail_word,
        replace({{ split_part('company_web_domain', '.', 1) }}, '-', '') as web_word,
        folded_city as city,
        postal_code,
        country_code
    from keyed
)

select * from person_profiles
