with leads_to_match as (
    select * from {{ ref('leads_to_match') }}
),

forms as (
    select
        lead_id,
        'name' as name_kind,
        company_name as form
    from leads_to_match
    where company_name is not null
    union all
    select
        lead_id,
        'label' as name_kind,
        {{ domain_label('company_mail_domain') }} as form
    from leads_to_match
    where company_mail_domain is not null
    union all
    select
        lead_id,
        'label' as name_kind,
        {{ domain_label('company_web_domain') }} as form
    from leads_to_match
    where company_web_domain is not null
),

lead_names as (
    select distinct
        lead_id,
        name_kind,
        form
    from forms
)

select * from lead_names
