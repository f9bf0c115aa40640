with compared_pairs as (
    select * from {{ ref('compared_pairs') }}
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

observed as (
    {{ columns_to_rows('compared_pairs', ['lead_id', 'account_id'], match_features(), 'feature', 'level') }}
),

weighed as (
    select
        observed.lead_id,
        observed.account_id,
        match_weights.points,
        match_weights.evidence || case when match_weights.points > 0 then ' +' else ' ' end
        || cast(match_weights.points as {{ dbt.type_string() }}) as evidence
    from observed
    inner join match_weights on observed.feature || ' ' || observed.level = match_weights.evidence
),

scored as (
    select
        lead_id,
        account_id,
        cast(sum(points) as {{ dbt.type_int() }}) as match_score,
        {{ joined_values('evidence', ', ') }} as evidence
    from weighed
    group by lead_id, account_id
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
