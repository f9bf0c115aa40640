with person_profiles as (
    select * from {{ ref('person_profiles') }}
),

whole_keys as (
    {{ columns_to_rows(
        'person_profiles', ['lead_id'], ['email_normal', 'mailbox', 'local_part', 'name_key'], 'key_type', 'key_value'
    ) }}
),

circles as (
    {{ columns_to_rows(
        'person_profiles', ['lead_id'],
        ['phone_e164', 'local_part', 'company_word', 'mail_word', 'web_word', 'city', 'postal_code'],
        'circle', 'circle_value'
    ) }}
),

names as (
    {{ columns_to_rows('person_profiles', ['lead_id'], ['given_name', 'family_name'], 'part', 'name') }}
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
            when circles.circle = 'whole_city' then 'whole_city:' || circles.circle_value || ' ' || left(names.name, 2)
            when circles.circle = 'postal_code'
                then 'postal_code:' || circles.circle_value || ' ' || left(names.name, 2)
            else circles.circle || ':' || circles.circle_value || ' ' || names.name
        end as person_key
    from circles
    inner join names on circles.lead_id = names.lead_id
    where circles.circle_value is not null and names.name is not null
),

distinct_keys as (
    select distinct
        lead_id,
        person_key
    from keys
),

shared as (
    select person_key
    from distinct_keys
    group by person_key
    having count(*) between 2 and {{ var('person_max_leads_per_key') }}
),

-- What very many leads share tells nothing.
person_keys as (
    select
        distinct_keys.lead_id,
        distinct_keys.person_key
    from distinct_keys
    inner join shared on distinct_keys.person_key = shared.person_key
)

select * from person_keys
