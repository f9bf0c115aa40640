with lead_keys as (
    select * from {{ ref('lead_keys') }}
),

account_keys as (
    select * from {{ ref('account_keys') }}
),

met as (
    select
        lead_keys.lead_id,
        account_keys.account_id,
        sum(account_keys.bits) as bits,
        max(case when lead_keys.key_type = 'crm_link' then 1 else 0 end) as has_crm_link,
        max(case when lead_keys.key_type = 'contact_email' then 1 else 0 end) as has_contact_email
    from lead_keys
    inner join account_keys
        on
            lead_keys.key_type = account_keys.key_type
            and lead_keys.match_key = account_keys.match_key
    group by lead_keys.lead_id, account_keys.account_id
),

compared as (
    select
        *,
        max(bits) over (partition by lead_id) as most_bits
    from met
),

-- Worth a closer look is what is met in a third of what the best one is met in, and nothing behind very many others.
ranked as (
    select
        *,
        row_number() over (
            partition by lead_id
            order by has_crm_link desc, has_contact_email desc, bits desc, {{ by_bytes('account_id') }}
        ) as pair_rank
    from compared
    where 3 * bits >= most_bits or has_crm_link = 1 or has_contact_email = 1
),

candidate_pairs as (
    select
        lead_id,
        account_id,
        has_crm_link = 1 as has_crm_link,
        has_contact_email = 1 as has_contact_email
    from ranked
    where pair_rank <= {{ var('match_max_candidates') }}
)

select * from candidate_pairs
