with normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

living_leads as (
    select normalized_leads.*
    from normalized_leads
    inner join stg_leads on normalized_leads.lead_id = stg_leads.lead_id
    where not stg_leads.is_deleted
),

keys as (
    select
        lead_id,
        'email' as key_type,
        email_normal as key_value
    from living_leads
    where email_normal is not null
    union all
    select
        lead_id,
        'phone_and_name' as key_type,
        phone_e164 || ' ' || person_name as key_value
    from living_leads
    where phone_e164 is not null and person_name is not null
),

shared as (
    select
        key_type,
        key_value
    from keys
    group by key_type, key_value
    having count(*) between 2 and {{ var('person_max_leads_per_key') }}
),

-- Only what tells two leads to be one person; a key that very many share tells nothing.
person_keys as (
    select
        keys.lead_id,
        keys.key_type,
        keys.key_type || ':' || keys.key_value as person_key
    from keys
    inner join shared
        on
            keys.key_type = shared.key_type
            and keys.key_value = shared.key_value
)

select * from person_keys
