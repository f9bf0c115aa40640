with assignment_log as (
    select * from {{ ref('assignment_log') }}
),

policy_pool_members as (
    select *
    from {{ ref('policy_pool_members') }}
    where {{ in_effect('valid_from', 'valid_to') }}
),

received as (
    select
        destination as pool_id,
        owner_id,
        count(*) as leads
    from assignment_log
    where destination_type = 'pool'
    group by destination, owner_id
),

shares as (
    select
        policy_pool_members.pool_id,
        policy_pool_members.owner_id,
        policy_pool_members.weight,
        coalesce(received.leads, 0) as leads,
        sum(policy_pool_members.weight) over (partition by policy_pool_members.pool_id) as pool_weight,
        sum(coalesce(received.leads, 0)) over (partition by policy_pool_members.pool_id) as pool_leads
    from policy_pool_members
    left join received
        on
            policy_pool_members.pool_id = received.pool_id
            and policy_pool_members.owner_id = received.owner_id
),

owed as (
    select
        *,
        {{ integer_divide('100 * pool_leads * weight', 'pool_weight') }} as hundredths_owed
    from shares
),

-- Owed is the plain share by weight; leave, caps and a later start explain a deficit, favour does not.
mart_pool_fairness as (
    select
        pool_id,
        owner_id,
        cast(weight as {{ dbt.type_int() }}) as weight,
        cast(leads as {{ dbt.type_int() }}) as leads_received,
        {{ shifted_decimal('hundredths_owed', 2) }} as leads_owed,
        {{ shifted_decimal('hundredths_owed - 100 * leads', 2) }} as deficit
    from owed
)

select * from mart_pool_fairness
