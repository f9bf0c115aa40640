with stg_accounts as (
    select * from {{ ref('stg_accounts') }}
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
    where web_address <> ''
),

account_web_hosts as (
    select distinct
        account_id,
        host
    from hosts
    where host is not null
)

select * from account_web_hosts
