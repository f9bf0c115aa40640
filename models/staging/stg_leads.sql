with parsed_leads as (
    select * from {{ ref('parsed_leads') }}
),

stg_leads as (
    select
        -- ids
        lead_id,
        owner_id,
        account_id,
        partner_id,
        row_hash,

        -- person
        email,
        first_name,
        last_name,
        phone,
        job_title,
        language,
        consent_status,
        do_not_call,
        has_opted_out_of_email,
        has_opted_out_of_sms,
        preferred_channel,

        -- company
        company,
        website,
        industry,
        employee_count,
        annual_revenue,

        -- place
        country,
        state,
        city,
        postal_code,

        -- request
        product_interest,
        lead_source,
        form_name,
        message,
        lifecycle_stage,
        status,
        is_deleted,

        -- times
        created_at,
        updated_at,
        converted_at
    from parsed_leads
    where reason is null
)

select * from stg_leads
