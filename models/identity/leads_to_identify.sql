with normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

stg_leads as (
    select * from {{ ref('stg_leads') }}
),

identified as (
    {{ left_by_last_run('identified_leads', {
        'lead_id': dbt.type_string(), 'input_hash': dbt.type_string(), 'number_of_keys': dbt.type_bigint()
    }) }}
),

profiles as (
    {{ left_by_last_run('person_profiles', {'lead_id': dbt.type_string(), 'input_hash': dbt.type_string()}) }}
),

lead_keys as (
    {{ left_by_last_run('person_keys', {'lead_id': dbt.type_string()}) }}
),

key_counts as (
    select
        lead_id,
        count(*) as number_of_keys
    from lead_keys
    group by lead_id
),

-- Whose profile and keys are all there; a run that stopped half-way may have left others.
known as (
    select
        identified.lead_id,
        identified.input_hash
    from identified
    inner join profiles on identified.lead_id = profiles.lead_id and identified.input_hash = profiles.input_hash
    left join key_counts on identified.lead_id = key_counts.lead_id
    where identified.number_of_keys = coalesce(key_counts.number_of_keys, 0)
),

leads_to_identify as (
    select
        normalized_leads.lead_id,
        normalized_leads.input_hash
    from normalized_leads
    inner join stg_leads on normalized_leads.lead_id = stg_leads.lead_id
    left join known
        on normalized_leads.lead_id = known.lead_id and normalized_leads.input_hash = known.input_hash
    where known.lead_id is null and not stg_leads.is_deleted
)

select * from leads_to_identify
