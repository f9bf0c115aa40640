with crm_leads as (
    select * from {{ ref('crm_leads') }}
),

-- Trimmed first, since reading a moment looks at its text many times.
trimmed as (
    select
        *,
        {{ clean_text('created_at') }} as created_text,
        {{ clean_text('updated_at') }} as updated_text,
        {{ clean_text('converted_at') }} as converted_text
    from crm_leads
),

typed as (
    select
        {{ row_as_json(crm_columns('leads')) }} as raw_row,

        -- ids
        {{ clean_text('lead_id') }} as lead_id,
        {{ clean_text('owner_id') }} as owner_id,
        {{ clean_text('account_id') }} as account_id,
        {{ clean_text('partner_id') }} as partner_id,

        -- person
        {{ clean_text('email') }} as email,
        {{ clean_text('first_name') }} as first_name,
        {{ clean_text('last_name') }} as last_name,
        {{ clean_text('phone') }} as phone,
        {{ clean_text('job_title') }} as job_title,
        {{ clean_text('language') }} as language,
        {{ clean_text('consent_status') }} as consent_status,
        {{ refused('do_not_call') }} as do_not_call,
        {{ refused('has_opted_out_of_email') }} as has_opted_out_of_email,
        {{ refused('has_opted_out_of_sms') }} as has_opted_out_of_sms,
        {{ clean_text('preferred_channel') }} as preferred_channel,

        -- company
        {{ clean_text('company') }} as company,
        {{ clean_text('website') }} as website,
        {{ clean_text('industry') }} as industry,
        {{ to_count('employee_count') }} as employee_count,
        {{ to_count('annual_revenue') }} as annual_revenue,

        -- place
        {{ clean_text('country') }} as country,
        {{ clean_text('state') }} as state,
        {{ clean_text('city') }} as city,
        {{ clean_text('postal_code') }} as postal_code,

        -- request
        {{ clean_text('product_interest') }} as product_interest,
        {{ clean_text('lead_source') }} as lead_source,
        {{ clean_text('form_name') }} as form_name,
        {{ clean_text('message') }} as message,
        {{ clean_text('lifecycle_stage') }} as lifecycle_stage,
        {{ clean_text('status') }} as status,
        coalesce({{ to_boolean('is_deleted') }}, false) as is_deleted,

        -- times
        {{ to_utc_timestamp('created_text') }} as created_at,
        {{ to_utc_timestamp('updated_text') }} as updated_at,
        {{ to_utc_timestamp('converted_text') }} as converted_at
    from trimmed
),

{{ judge_rows(
    'typed', 'leads',
    key='lead_id',
    unusable={
        'missing_lead_id': 'lead_id is null',
        'unreadable_created_at': 'created_at is null',
        'future_created_at': 'created_at > ' ~ routing_now()
    },
    repeated='duplicate_lead_id',
    latest_first=['updated_at', 'created_at']
) }},

parsed_leads as (
    select * from sorted_out
)

select * from parsed_leads
