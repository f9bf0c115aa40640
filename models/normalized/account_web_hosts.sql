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
),

-- Filtered by a count, for a plain condition would be moved down and take every address apart twice.
account_web_hosts as (
    select
        account_id,
        host
    from hosts
    group by account_id, host
    having count(host) > 0
)

select * from account_web_hosts
