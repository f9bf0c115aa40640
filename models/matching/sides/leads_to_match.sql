with normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

accounts_version as (
    select * from {{ ref('accounts_version') }}
),

candidates as (
    {{ left_by_last_run('compared_pairs', {'lead_id': dbt.type_string()}) }}
),

matched as (
    {{ left_by_last_run('matched_leads', {
        'lead_id': dbt.type_string(), 'input_hash': dbt.type_string(), 'accounts_version': dbt.type_string(),
        'candidates': dbt.type_bigint(),
    }) }}
),

candidate_counts as (
    select
        lead_id,
        count(*) as candidates
    from candidates
    group by lead_id
),

-- Whose candidates are all there; a table that somebody made anew by itself lacks some.
known as (
    select
        matched.lead_id,
        matched.input_hash,
        matched.accounts_version
    from matched
    left join candidate_counts on matched.lead_id = candidate_counts.lead_id
    where matched.candidates = coalesce(candidate_counts.candidates, 0)
),

leads_to_match as (
    select
        -- ids
        normalized_leads.lead_id,
        stg_leads.account_id,
        normalized_leads.input_hash,
        accounts_version.accounts_version,

        -- person
        normalized_leads.email_normal,
        normalized_leads.email_type,
        normalized_leads.phone_e164,
        normalized_leads.phone_tail,

        -- company
        normalized_leads.company_mail_domain,
        normalized_leads.company_web_domain,
        normalized_leads.company_name,
        normalized_leads.company_full_name,

        -- place
        normalized_leads.country_code,
        normalized_leads.state_code,
        normalized_leads.city
    from normalized_leads
    inner join stg_leads on normalized_leads.lead_id = stg_leads.lead_id
    cross join accounts_version
    left join known
        on
            normalized_leads.lead_id = known.lead_id
            and normalized_leads.input_hash = known.input_hash
            and accounts_version.accounts_version = known.accounts_version
    where known.lead_id is null
)

select * from leads_to_match
