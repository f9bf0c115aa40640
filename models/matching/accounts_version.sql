with normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

account_domains as (
    select * from {{ ref('account_domains') }}
),

normalized_contacts as (
    select * from {{ ref('normalized_contacts') }}
),

facts as (
    select
        {{ fingerprint([
            'account_id', 'company_name', 'company_full_name', 'phone_tail', 'country_code', 'state_code', 'city'
        ]) }} as fact
    from normalized_accounts
    union all
    select {{ fingerprint(['account_id', 'domain']) }} as fact
    from account_domains
    union all
    select {{ fingerprint(['account_id', 'email_normal']) }} as fact
    from normalized_contacts
    where account_id is not null and email_normal is not null
),

-- In two steps, for some engines join no more than so many letters.
parts as (
    select {{ dbt.hash(joined_values('fact', '')) }} as part
    from facts
    group by left(fact, 3)
),

accounts_version as (
    select
        {{ dbt.hash(
            "coalesce(" ~ joined_values('part', '') ~ ", '') || " ~ seeds_version('reference') ~ " || '"
            ~ match_settings() ~ "'"
        ) }} as accounts_version
    from parts
)

select * from accounts_version
