{{ config(
    materialized=keyed_materialization(), on_schema_change='append_new_columns',
    pre_hook="{{ delete_reopened('leads_to_identify', 'lead_id') }}",
    post_hook="{{ delete_vanished('person_profiles', 'lead_id') }}"
) }}

with person_profiles as (
    select * from {{ ref('person_profiles') }}
),

leads_to_identify as (
    select * from {{ ref('leads_to_identify') }}
),

profiles as (
    select person_profiles.*
    from person_profiles
    inner join leads_to_identify on person_profiles.lead_id = leads_to_identify.lead_id
),

whole_keys as (
    {{ columns_to_rows(
        'profiles', ['lead_id'], ['email_normal', 'mailbox', 'local_part', 'name_key'], 'key_type', 'key_value'
    ) }}
),

circles as (
    {{ columns_to_rows(
        'profiles', ['lead_id'],
        ['phone_e164', 'local_part', 'company_word', 'mail_word', 'web_word', 'city', 'postal_code'],
        'circle', 'circle_value'
    ) }}
),

names as (
    {{ columns_to_rows('profiles', ['lead_id'], ['given_name', 'family_name'], 'part', 'name') }}
),

-- Within a circle one name in common is enough, for the other one may be misspelled; places may be misspelled too.
keys as (
    select
        lead_id,
        key_type || ':' || key_value as person_key
    from whole_keys
    where key_value is not null
    union all
    select
        circles.lead_id,
        case
            when circles.circle in ('company_word', 'mail_word', 'web_word')
                then 'company:' || circles.circle_value || ' ' || names.name
            when circles.circle = 'city' then 'city:' || left(circles.circle_value, 3) || ' ' || names.name
            when circles.circle = 'postal_code'
                then 'postal_code:' || circles.circle_value || ' ' || left(names.name, 2)
            else circles.circle || ':' || circles.circle_value || ' ' || names.name
        end as person_key
    from circles
    inner join names on circles.lead_id = names.lead_id
    where circles.circle_value is not null and names.name is not null
),

person_keys as (
    select distinct
        lead_id,
        person_key
    from keys
)

select * from person_keys
