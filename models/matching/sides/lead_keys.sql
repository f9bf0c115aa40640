with leads_to_match as (
    select * from {{ ref('leads_to_match') }}
),

lead_names as (
    select * from {{ ref('lead_names') }}
),

company_forms as (
    select * from {{ ref('company_forms') }}
),

company_words as (
    select * from {{ ref('company_words') }}
),

rare_grams as (
    select * from {{ ref('rare_grams') }}
),

keys as (
    {{ key_of('lead_id', 'crm_link', 'account_id', 'leads_to_match') }}
    union all
    {{ key_of('lead_id', 'contact_email', 'email_normal', 'leads_to_match') }}
    union all
    {{ key_of('lead_id', 'domain', 'company_mail_domain', 'leads_to_match') }}
    union all
    {{ key_of('lead_id', 'domain', 'company_web_domain', 'leads_to_match') }}
    union all
    {{ key_of('lead_id', 'phone', 'phone_tail', 'leads_to_match') }}
    union all
    {{ key_of('lead_id', 'phone_range', phone_range('phone_tail'), 'leads_to_match') }}
    union all
    {{ form_keys('lead_id', 'lead_names') }}
    union all
    select
        lead_names.lead_id,
        'gram' as key_type,
        rare_grams.gram as match_key
    from lead_names
    inner join company_forms on lead_names.form = company_forms.form
    inner join rare_grams on company_forms.form_id = rare_grams.form_id
),

-- A key can come twice: mailbox and website are often on one domain.
lead_keys as (
    select distinct
        lead_id,
        key_type,
        match_key
    from keys
)

select * from lead_keys
