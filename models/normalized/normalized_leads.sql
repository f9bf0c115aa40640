{{ config(
    materialized=keyed_materialization(), incremental_strategy=keyed_strategy(), unique_key='lead_id',
    on_schema_change='append_new_columns', post_hook="{{ delete_vanished('stg_leads', 'lead_id') }}"
) }}

with changed_leads as (
    select * from {{ ref('changed_leads') }}
),

host_domains as (
    select * from {{ ref('host_domains') }}
),

company_names as (
    select * from {{ ref('company_names') }}
),

places as (
    select * from {{ ref('places') }}
),

countries as (
    select * from {{ ref('countries') }}
),

job_titles as (
    select * from {{ ref('job_titles') }}
),

mail_providers as (
    select * from {{ ref('mail_providers') }}
),

addressed as (
    select
        changed_leads.*,
        {{ valid_email('changed_leads.email') }} as valid_email,
        {{ mail_host('changed_leads.email') }} as mail_host,
        coalesce({{ web_host('changed_leads.website') }}, {{ typed_host('changed_leads.company') }}) as web_host,
        {{ place_key('changed_leads.country', 'changed_leads.state') }} as place_key
    from changed_leads
),

normalized_leads as (
    select
        -- ids
        addressed.lead_id,
        addressed.input_hash,

        -- person
        addressed.valid_email as email,
        {{ normal_email('addressed.valid_email', 'mail_providers') }} as email_normal,
        {{ email_type('addressed.email', 'addressed.valid_email', 'mail_domains') }} as email_type,
        {{ fold_name(full_name('addressed')) }} as person_name,
        {{ to_e164('addressed.phone', 'countries.dialling_code', 'countries.trunk_prefix') }} as phone_e164,
        {{ phone_tail('addressed.phone') }} as phone_tail,
        job_titles.seniority,
        job_titles.job_function,
        {{ to_code('addressed.language') }} as language_code,
        {{ to_code('addressed.consent_status') }} as consent_status,

        -- company
        mail_domains.registrable_domain as mail_domain,
        web_domains.registrable_domain as web_domain,
        {{ company_domain('mail_domains', unless='company_names.means_no_employer') }} as company_mail_domain,
        {{ company_domain('web_domains') }} as company_web_domain,
        case when not company_names.means_none then company_names.clean_name end as company_name,
        case when not company_names.means_none then company_names.folded_name end as company_full_name,
        {{ to_code('addressed.industry') }} as industry,
        addressed.employee_count,
        addressed.annual_revenue,

        -- place
        places.country_code,
        places.state_code,
        {{ fold_name('addressed.city') }} as city,
        upper({{ regex_replace('lower(addressed.postal_code)', '[^a-z0-9]', '') }}) as postal_code,

        -- request
        {{ to_code('addressed.lead_source') }} as lead_source,
        {{ to_code('addressed.form_name') }} as form_name,
        {{ to_code('addressed.product_interest') }} as product_interest,
        {{ to_code('addressed.lifecycle_stage') }} as lifecycle_stage,
        {{ to_code('addressed.status') }} as status,
        {{ to_code('addressed.partner_id') }} as partner
    from addressed
    left join host_domains as mail_domains on addressed.mail_host = mail_domains.host
    left join host_domains as web_domains on addressed.web_host = web_domains.host
    left join company_names on addressed.company = company_names.company_name
    left join places on addressed.place_key = places.place_key
    left join countries on places.country_code = countries.country_code
    left join job_titles on addressed.job_title = job_titles.job_title
    left join mail_providers on {{ split_part('addressed.valid_email', '@', 2) }} = mail_providers.domain
)

select * from normalized_leads
