with lead_keys as (
    select * from {{ ref('lead_keys') }}
),

account_keys as (
    select * from {{ ref('account_keys') }}
),

normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

match_weights as (
    select
        evidence,
        {{ to_integer('points') }} as points
    from {{ ref('match_weights') }}
),

-- Two domains in common are still one piece of evidence.
shared_keys as (
    select distinct
        lead_keys.lead_id,
        account_keys.account_id,
        lead_keys.evidence
    from lead_keys
    inner join account_keys
        on
            lead_keys.evidence = account_keys.evidence
            and lead_keys.match_key = account_keys.match_key
),

pairs as (
    select distinct
        lead_id,
        account_id
    from shared_keys
),

compared_places as (
    select
        pairs.lead_id,
        pairs.account_id,
        case
            when normalized_leads.country_code = normalized_accounts.country_code then 'same_country'
            else 'other_country'
        end as evidence
    from pairs
    inner join normalized_leads on pairs.lead_id = normalized_leads.lead_id
    inner join normalized_accounts on pairs.account_id = normalized_accounts.account_id
    where normalized_leads.country_code is not null and normalized_accounts.country_code is not null
),

evidence as (
    select * from shared_keys
    union all
    select * from compared_places
),

scored as (
    select
        evidence.lead_id,
        evidence.account_id,
        cast(sum(match_weights.points) as {{ dbt.type_int() }}) as match_score,
        {{ joined_values('evidence.evidence', ', ') }} as evidence
    from evidence
    inner join match_weights on evidence.evidence = match_weights.evidence
    group by evidence.lead_id, evidence.account_id
),

account_match_candidates as (
    select
        scored.lead_id,
        scored.account_id,
        normalized_accounts.owner_id as account_owner_id,
        scored.match_score,
        scored.evidence,
        cast(row_number() over (
            partition by scored.lead_id
            order by
                scored.match_score desc,
                case when normalized_accounts.account_type = 'customer' then 0 else 1 end,
                normalized_accounts.last_activity_at desc nulls last,
                normalized_accounts.created_at asc nulls last,
                {{ by_bytes('scored.account_id') }}
        ) as {{ dbt.type_int() }}) as rank
    from scored
    inner join normalized_accounts on scored.account_id = normalized_accounts.account_id
)

select * from account_match_candidates
