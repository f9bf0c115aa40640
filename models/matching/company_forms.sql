with lead_names as (
    select * from {{ ref('lead_names') }}
),

account_names as (
    select * from {{ ref('account_names') }}
),

found as (
    select form
    from lead_names
    union all
    select form
    from account_names
),

forms as (
    select distinct form
    from found
    where form <> ''
),

company_forms as (
    select
        form,
        {{ compact('form') }} as compact_form,
        {{ initials('form') }} as initials,
        {{ ascii_letters(compact('form')) }} as ascii_form
    from forms
)

select * from company_forms
