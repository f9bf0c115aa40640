-- Look-ups are joined by what people typed. One that knows a spelling twice would make two accounts of one, one that
-- misses a row would lose it.
with stg_accounts as (
    select *
    from {{ ref('stg_accounts') }}
    where not is_deleted
),

counted as (
    select
        'leads' as records,
        (select count(*) from {{ ref('stg_leads') }}) as before_joins,
        (select count(*) from {{ ref('normalized_leads') }}) as after_joins
    union all
    select
        'accounts' as records,
        (select count(*) from stg_accounts) as before_joins,
        (select count(*) from {{ ref('normalized_accounts') }}) as after_joins
    union all
    select
        'contacts' as records,
        (select count(*) from {{ ref('stg_contacts') }}) as before_joins,
        (select count(*) from {{ ref('normalized_contacts') }}) as after_joins
    union all
    select
        'hosts' as records,
        (select count(*) from {{ ref('hosts') }}) as before_joins,
        (select count(*) from {{ ref('host_domains') }}) as after_joins
    union all
    select
        'pool members' as records,
        (select count(*) from {{ ref('pool_members') }}) as before_joins,
        (select count(*) from {{ ref('policy_pool_members') }}) as after_joins
)

select *
from counted
where before_joins <> after_joins
