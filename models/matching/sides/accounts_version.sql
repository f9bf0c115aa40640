with normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

account_domains as (
    select * from {{ ref('account_domains') }}
),

normalized_contacts as (
    select * from {{ ref('normalized_contacts') }}
),

accounts as (
    {{ version_of_rows('normalized_accounts', [
        'account_id', 'company_name', 'company_full_name', 'phone_tail', 'country_code', 'state_code', 'city'
    ]) }}
),

domains as (
    {{ version_of_rows('account_domains', ['account_id', 'domain']) }}
),

contacts as (
    {{ version_of_rows('normalized_contacts', ['account_id', 'email_normal']) }}
),

accounts_version as (
    select
        {{ dbt.hash(
            "accounts.rows_version || domains.rows_version || contacts.rows_version || "
            ~ seeds_version('reference') ~ " || '" ~ match_settings() ~ "'"
        ) }} as accounts_version
    from accounts
    cross join domains
    cross join contacts
)

select * from accounts_version
