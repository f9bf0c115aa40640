with compared_domains as (
    select * from {{ ref('compared_domains') }}
),

lead_names as (
    select * from {{ ref('lead_names') }}
),

account_names as (
    select * from {{ ref('account_names') }}
),

company_forms as (
    select * from {{ ref('company_forms') }}
),

-- A domain speaks for a name only where the other side has no domain that could be compared.
name_pairs as (
    select
        compared_domains.lead_id,
        compared_domains.account_id,
        lead_names.name_kind as lead_name_kind,
        account_names.name_kind as account_name_kind,
        lead_forms.form_id as lead_form_id,
        account_forms.form_id as account_form_id
    from compared_domains
    inner join lead_names on compared_domains.lead_id = lead_names.lead_id
    inner join account_names on compared_domains.account_id = account_names.account_id
    inner join company_forms as lead_forms on lead_names.form = lead_forms.form
    inner join company_forms as account_forms on account_names.form = account_forms.form
    where
        (lead_names.name_kind = 'name' and account_names.name_kind = 'name')
        or (
            lead_names.name_kind = 'label'
            and account_names.name_kind = 'name'
            and compared_domains.relation = 'unknown'
        )
        or (
            lead_names.name_kind = 'name'
            and account_names.name_kind = 'label'
            and compared_domains.relation in ('free', 'none')
        )
)

select * from name_pairs
