{{ config(materialized='kept_table', meta={'kept_by': ['crm_version', 'crm_accounts_version']}) }}

with stg_accounts as (
    select * from {{ ref('stg_accounts') }}
),

crm_accounts_version as (
    select * from {{ ref('crm_accounts_version') }}
),

part_numbers as (
    {{ whole_numbers(100) }}
),

-- The website and every extra domain, as one list.
listed as (
    select
        account_id,
        coalesce(website, '') || ';' || replace(coalesce(domains, ''), ',', ';') as web_addresses
    from stg_accounts
),

split as (
    select
        listed.account_id,
        {{ split_part('listed.web_addresses', ';', 'part_numbers.number') }} as web_address
    from listed
    inner join part_numbers on part_numbers.number <= {{ count_parts('listed.web_addresses', ';') }}
),

hosts as (
    select
        account_id,
        {{ web_host('web_address') }} as host
    from split
),

-- Filtered by a count, for a plain condition would be moved down and take every address apart twice.
account_web_hosts as (
    select
        hosts.account_id,
        hosts.host,
        crm_accounts_version.crm_version
    from hosts
    cross join crm_accounts_version
    group by hosts.account_id, hosts.host, crm_accounts_version.crm_version
    having count(hosts.host) > 0
)

select * from account_web_hosts
