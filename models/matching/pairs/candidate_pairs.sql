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

best as (
    select
        lead_id,
        max(bits) as most_bits
    from met
    group by lead_id
),

-- Worth a closer look is what is met in a third of what the best one is met in, and nothing behind very many others.
ranked as (
    select
        met.*,
        row_number() over (
            partition by met.lead_id
            order by met.has_crm_link desc, met.has_contact_email desc, met.bits desc, {{ by_bytes('met.account_id') }}
        ) as pair_rank,
        sum(case when met.bits = best.most_bits then 1 else 0 end) over (partition by met.lead_id) as best_pairs
    from met
    inner join best on met.lead_id = best.lead_id
    where 3 * met.bits >= best.most_bits or met.has_crm_link = 1 or met.has_contact_email = 1
),

candidate_pairs as (
    select
        lead_id,
        account_id,
        has_crm_link = 1 as has_crm_link,
        has_contact_email = 1 as has_contact_email,
        cast(case
            when best_pairs > {{ var('match_max_candidates') }} then best_pairs - {{ var('match_max_candidates') }}
            else 0
        end as {{ dbt.type_int() }}) as accounts_cut
    from ranked
    where pair_rank <= {{ var('match_max_candidates') }}
)

select * from candidate_pairs
