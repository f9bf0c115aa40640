with crm_accounts as (
    select * from {{ ref('crm_accounts') }}
),

as_read as (
    {{ version_of_rows('crm_accounts', crm_columns('accounts')) }}
),

crm_accounts_version as (
    select {{ dbt.hash("rows_version || '" ~ var('crm_date_order') ~ "'") }} as crm_version
    from as_read
)

select * from crm_accounts_version
