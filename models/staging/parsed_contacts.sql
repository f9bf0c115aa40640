with crm_contacts as (
    select * from {{ ref('crm_contacts') }}
),

-- Trimmed first, since reading a moment looks at its text many times.
trimmed as (
    select
        *,
        {{ clean_text('created_at') }} as created_text,
        {{ clean_text('updated_at') }} as updated_text
    from crm_contacts
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
        {{ to_utc_timestamp('created_text') }} as created_at,
        {{ to_utc_timestamp('updated_text') }} as updated_at
    from trimmed
),

{{ judge_rows(
    'typed', 'contacts',
    key='contact_id',
    unusable={
        'missing_contact_id': 'contact_id is null'
    },
    repeated='duplicate_contact_id',
    latest_first=['updated_at', 'created_at']
) }},

parsed_contacts as (
    select * from sorted_out
)

select * from parsed_contacts
