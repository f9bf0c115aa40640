with normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

keys as (
    select
        lead_id,
        'crm_link' as evidence,
        account_id as match_key
    from stg_leads
    where account_id is not null
    union all
    select
        lead_id,
        'contact_email' as evidence,
        email_normal as match_key
    from normalized_leads
    where email_normal is not null
    union all
    select
        lead_id,
        'domain' as evidence,
        company_mail_domain as match_key
    from normalized_leads
    where company_mail_domain is not null
    union all
    select
        lead_id,
        'domain' as evidence,
        company_web_domain as match_key
    from normalized_leads
    where company_web_domain is not null
    union all
    select
        lead_id,
        'name' as evidence,
        company_name as match_key
    from normalized_leads
    where company_name is not null
),

-- One key can come twice, from the mailbox and from the website.
lead_keys as (
    select distinct
        lead_id,
        evidence,
        match_key
    from keys
)

select * from lead_keys
