with changed_leads as (
    select * from {{ ref('changed_leads') }}
),

stg_contacts as (
    select * from {{ ref('stg_contacts') }}
),

account_web_hosts as (
    select * from {{ ref('account_web_hosts') }}
),

found as (
    select {{ mail_host('email') }} as host
    from changed_leads
    union all
    select {{ web_host('website') }} as host
    from changed_leads
    union all
    select {{ typed_host('company') }} as host
    from changed_leads
    union all
    select {{ mail_host('email') }} as host
    from stg_contacts
    union all
    select host
    from account_web_hosts
),

-- Filtered by a count, for a plain condition would be moved down and take every address apart twice.
hosts as (
    select host
    from found
    group by host
    having count(host) > 0
)

select * from hosts
