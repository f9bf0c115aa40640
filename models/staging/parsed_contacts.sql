with crm_contacts as (
    select * from {{ ref('crm_contacts') }}
),

typed as (
    select
        {{ row_as_json(crm_columns('contacts')) }} as raw_row,

        -- ids
        {{ clean_text('contact_id') }} as contact_id,
        {{ clean_text('account_id') }} as account_id,
        {{ clean_text('owner_id') }} as owner_id,

        -- person
        {{ clean_text('email') }} as email,
        {{ clean_text('phone') }} as phone,

        -- times
        {{ to_utc_timestamp(clean_text('created_at')) }} as created_at,
        {{ to_utc_timestamp(clean_text('updated_at')) }} as updated_at
    from crm_contacts
),

judged as (
    select
        *,
        md5(raw_row) as row_hash,
        case
            when contact_id is null then 'missing_contact_id'
        end as unusable_reason
    from typed
),

-- Of several usable rows with one id the latest version stays.
numbered as (
    select
        *,
        row_number() over (
            partition by contact_id, unusable_reason
            order by updated_at desc nulls last, created_at desc nulls last, row_hash
        ) as version_number
    from judged
),

parsed_contacts as (
    select
        *,
        coalesce(
            unusable_reason, case when version_number > 1 then 'duplicate_contact_id' end
        ) as reason
    from numbered
)

select * from parsed_contacts
