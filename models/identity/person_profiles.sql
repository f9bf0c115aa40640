{{ config(
    materialized=keyed_materialization(), incremental_strategy=keyed_strategy(), unique_key='lead_id',
    on_schema_change='append_new_columns',
    post_hook="{{ delete_vanished('stg_leads', 'lead_id', where='not is_deleted') }}"
) }}

with leads_to_identify as (
    select * from {{ ref('leads_to_identify') }}
),

normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

-- Folding is dear, so both names are folded as one.
folded as (
    select
        normalized_leads.*,
        {{ fold_letters(
            "replace(coalesce(stg_leads.first_name, ''), '|', ' ')"
            ~ " || '|' || replace(coalesce(stg_leads.last_name, ''), '|', ' ')"
        ) }} as folded_names
    from leads_to_identify
    inner join normalized_leads on leads_to_identify.lead_id = normalized_leads.lead_id
    inner join stg_leads on leads_to_identify.lead_id = stg_leads.lead_id
),

taken_apart as (
    select
        *,
        {{ regex_replace(split_part('email', '@', 1), '[+]' ~ any_text_pattern() ~ '$|[._-]', '') }} as local_part,
        trim({{ regex_replace(split_part('folded_names', '|', 1), non_word_pattern(), ' ') }}) as whole_first_name,
        trim({{ regex_replace(split_part('folded_names', '|', 2), non_word_pattern(), ' ') }}) as whole_last_name
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
        input_hash,
        email_normal,
        mailbox,
        nullif(local_part, '') as local_part,
        {{ regex_replace('local_part', '[^0-9]', '') }} as local_digits,
        phone_e164,
        given_name,
        family_name,
        name_key,
        company_name,
        {{ compact('company_name') }} as company_word,
        {{ domain_label('company_mail_domain') }} as mail_word,
        {{ domain_label('company_web_domain') }} as web_word,
        city,
        postal_code,
        country_code
    from keyed
)

select * from person_profiles
