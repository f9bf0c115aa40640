with matched_leads as (
    select * from {{ ref('matched_leads') }}
),

lead_duplicates as (
    select * from {{ ref('lead_duplicates') }}
),

verdicts_version as (
    select * from {{ ref('verdicts_version') }}
),

verdicts as (
    {{ left_by_last_run('account_match_candidates', {'lead_id': dbt.type_string()}) }}
),

judged as (
    {{ left_by_last_run('judged_leads', {
        'lead_id': dbt.type_string(), 'person_version': dbt.type_string(), 'accounts_version': dbt.type_string(),
        'verdicts_version': dbt.type_string(), 'candidates': dbt.type_bigint(),
    }) }}
),

verdict_counts as (
    select
        lead_id,
        count(*) as candidates
    from verdicts
    group by lead_id
),

-- Whose verdicts are all there, as in leads_to_match.
known as (
    select judged.*
    from judged
    left join verdict_counts on judged.lead_id = verdict_counts.lead_id
    where judged.candidates = coalesce(verdict_counts.candidates, 0)
),

-- What leads of one person say, each says to the others: they are judged together.
persons as (
    select
        lead_duplicates.person_id,
        {{ dbt.hash(id_set("matched_leads.lead_id || ' ' || matched_leads.input_hash")) }} as person_version
    from lead_duplicates
    inner join matched_leads on lead_duplicates.lead_id = matched_leads.lead_id
    group by lead_duplicates.person_id
),

leads_to_judge as (
    select
        matched_leads.lead_id,
        persons.person_version,
        matched_leads.accounts_version,
        verdicts_version.verdicts_version
    from matched_leads
    inner join lead_duplicates on matched_leads.lead_id = lead_duplicates.lead_id
    inner join persons on lead_duplicates.person_id = persons.person_id
    cross join verdicts_version
    left join known
        on
            matched_leads.lead_id = known.lead_id
            and persons.person_version = known.person_version
            and matched_leads.accounts_version = known.accounts_version
            and verdicts_version.verdicts_version = known.verdicts_version
    where known.lead_id is null
)

select * from leads_to_judge
