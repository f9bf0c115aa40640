with account_web_hosts as (
    select * from {{ ref('account_web_hosts') }}
),

normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

host_domains as (
    select * from {{ ref('host_domains') }}
),

-- Free mailboxes and bare public suffixes on an account are dirt, not its domain.
account_domains as (
    select distinct
        normalized_accounts.account_id,
        {{ company_domain('host_domains') }} as domain
    from normalized_accounts
    inner join account_web_hosts on normalized_accounts.account_id = account_web_hosts.account_id
    inner join host_domains on account_web_hosts.host = host_domains.host
    where {{ company_domain('host_domains') }} is not null
)

select * from account_domains
