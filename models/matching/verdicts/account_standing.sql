with normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

normalized_contacts as (
    select * from {{ ref('normalized_contacts') }}
),

stg_opportunities as (
    select * from {{ ref('stg_opportunities') }}
),

policy_owners as (
    select * from {{ ref('policy_owners') }}
),

in_business as (
    select distinct account_id
    from stg_opportunities
    where not is_closed and account_id is not null
),

at_work as (
    select distinct owner_id
    from policy_owners
    where is_active and {{ in_effect('active_from', 'active_to') }}
),

contact_counts as (
    select
        account_id,
        count(*) as contacts
    from normalized_contacts
    where account_id is not null
    group by account_id
),

-- Each as digits, equally many of them, of which the smaller ones are the better ones.
account_standing as (
    select
        normalized_accounts.account_id,
        case when in_business.account_id is not null then '0' else '1' end as open_opportunity,
        case when normalized_accounts.account_type = 'customer' then '0' else '1' end as customer,
        case when at_work.owner_id is not null then '0' else '1' end as active_owner,
        cast(1999999999 - coalesce(contact_counts.contacts, 0) as {{ dbt.type_string() }}) as most_contacts,
        coalesce(
            cast(
                2000000000000 + {{ seconds_between(
                    moment_of("cast('1970-01-01' as date)"), 'normalized_accounts.created_at'
                ) }} as {{ dbt.type_string() }}
            ),
            '9999999999999'
        ) as oldest
    from normalized_accounts
    left join in_business on normalized_accounts.account_id = in_business.account_id
    left join at_work on normalized_accounts.owner_id = at_work.owner_id
    left join contact_counts on normalized_accounts.account_id = contact_counts.account_id
)

select * from account_standing
