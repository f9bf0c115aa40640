{{ config(materialized='kept_table', meta={'kept_by': ['crm_version', 'crm_accounts_version']}) }}

with crm_accounts as (
    select * from {{ ref('crm_accounts') }}
),

crm_accounts_version as (
    select * from {{ ref('crm_accounts_version') }}
),

-- Trimmed first, since reading a moment looks at its text many times.
trimmed as (
    select
        *,
        {{ clean_text('last_activity_at') }} as last_activity_text,
        {{ clean_text('created_at') }} as created_text,
        {{ clean_text('updated_at') }} as updated_text
    from crm_accounts
),

typed as (
    select
        {{ row_as_json(crm_columns('accounts')) }} as raw_row,

        -- ids
        {{ clean_text('account_id') }} as account_id,
        {{ clean_text('parent_account_id') }} as parent_account_id,
        {{ clean_text('owner_id') }} as owner_id,

        -- company
        {{ clean_text('account_name') }} as account_name,
        {{ clean_text('website') }} as website,
        {{ clean_text('domains') }} as domains,
        {{ clean_text('phone') }} as phone,
        {{ clean_text('industry') }} as industry,
        {{ to_count('employee_count') }} as employee_count,
        {{ to_count('annual_revenue') }} as annual_revenue,

        -- place
        {{ clean_text('country') }} as country,
        {{ clean_text('state') }} as state,
        {{ clean_text('city') }} as city,
        {{ clean_text('postal_code') }} as postal_code,

        -- relationship
        {{ to_code('account_type') }} as account_type,
        {{ to_code('account_tier') }} as account_tier,
        coalesce({{ to_boolean('is_deleted') }}, false) as is_deleted,

        -- times
        {{ to_utc_timestamp('last_activity_text') }} as last_activity_at,
        {{ to_utc_timestamp('created_text') }} as created_at,
        {{ to_utc_timestamp('updated_text') }} as updated_at
    from trimmed
),

{{ judge_rows(
    'typed', 'accounts',
    key='account_id',
    unusable={
        'missing_account_id': 'account_id is null'
    },
    repeated='duplicate_account_id',
    latest_first=['updated_at', 'created_at']
) }},

parsed_accounts as (
    select
        sorted_out.*,
        crm_accounts_version.crm_version
    from sorted_out
    cross join crm_accounts_version
)

select * from parsed_accounts
