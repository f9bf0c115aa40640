with normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

account_domains as (
    select * from {{ ref('account_domains') }}
),

normalized_contacts as (
    select * from {{ ref('normalized_contacts') }}
),

keys as (
    select
        account_id,
        'crm_link' as evidence,
        account_id as match_key
    from normalized_accounts
    union all
    select distinct
        normalized_accounts.account_id,
        'contact_email' as evidence,
        normalized_contacts.email_normal as match_key
    from normalized_contacts
    inner join normalized_accounts on normalized_contacts.account_id = normalized_accounts.account_id
    where normalized_contacts.email_normal is not null
    union all
    select
        account_id,
        'domain' as evidence,
        domain as match_key
    from account_domains
    union all
    select
        account_id,
        'name' as evidence,
        company_name as match_key
    from normalized_accounts
    where length(company_name) > 1
),

counted as (
    select
        *,
        count(*) over (partition by evidence, match_key) as accounts_with_key
    from keys
),

-- A key that very many accounts share is no evidence for any of them.
account_keys as (
    select
        account_id,
        evidence,
        match_key
    from counted
    where accounts_with_key <= {{ var('match_max_accounts_per_key') }}
)

select * from account_keys
