with account_web_hosts as (
    select * from {{ ref('account_web_hosts') }}
),

normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

normalized_contacts as (
    select * from {{ ref('normalized_contacts') }}
),

host_domains as (
    select * from {{ ref('host_domains') }}
),

-- Free mailboxes and bare public suffixes on an account are dirt, not its domain.
stated as (
    select
        normalized_accounts.account_id,
        {{ company_domain('host_domains') }} as domain
    from normalized_accounts
    inner join account_web_hosts on normalized_accounts.account_id = account_web_hosts.account_id
    inner join host_domains on account_web_hosts.host = host_domains.host
    where {{ company_domain('host_domains') }} is not null
),

addressed as (
    select
        normalized_accounts.account_id,
        normalized_contacts.email_normal,
        {{ company_domain('host_domains') }} as domain
    from normalized_accounts
    inner join normalized_contacts on normalized_accounts.account_id = normalized_contacts.account_id
    inner join host_domains on {{ split_part('normalized_contacts.email_normal', '@', 2) }} = host_domains.host
    where {{ company_domain('host_domains') }} is not null
),

-- One contact may be an agency's or have a new job: two mailboxes make a domain the account's, if it is no other's.
shown_by_contacts as (
    select
        max(addressed.account_id) as account_id,
        addressed.domain
    from addressed
    left join stated on addressed.domain = stated.domain
    where stated.domain is null
    group by addressed.domain
    having count(distinct addressed.email_normal) > 1 and count(distinct addressed.account_id) = 1
),

found as (
    select
        account_id,
        domain
    from stated
    union all
    select
        account_id,
        domain
    from shown_by_contacts
),

account_domains as (
    select distinct
        account_id,
        domain
    from found
)

select * from account_domains
