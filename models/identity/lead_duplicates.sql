{{ config(
    materialized=keyed_materialization(), incremental_strategy=keyed_strategy(), unique_key='lead_id',
    on_schema_change='append_new_columns', post_hook="{{ delete_vanished('stg_leads', 'lead_id') }}"
) }}

with person_clusters as (
    select * from {{ ref('person_clusters') }}
),

person_evidence as (
    select * from {{ ref('person_evidence') }}
),

ends as (
    {{ whole_numbers(2) }}
),

-- What speaks for a link, told of both its leads.
told as (
    select distinct
        case when ends.number = 1 then person_evidence.lead_id else person_evidence.other_lead_id end as lead_id,
        person_evidence.evidence
    from person_evidence
    cross join ends
    where person_evidence.points > 0
),

evidence as (
    select
        lead_id,
        {{ joined_values('evidence', ', ') }} as evidence
    from told
    group by lead_id
),

survivors as (
    select
        cluster_rank,
        lead_id as survivor_lead_id
    from person_clusters
    where age_rank = cluster_rank
),

duplicates as (
    select
        person_clusters.lead_id,
        'P-' || survivors.survivor_lead_id as person_id,
        survivors.survivor_lead_id,
        person_clusters.lead_id <> survivors.survivor_lead_id as is_duplicate,
        evidence.evidence
    from person_clusters
    inner join survivors on person_clusters.cluster_rank = survivors.cluster_rank
    left join evidence on person_clusters.lead_id = evidence.lead_id
),

-- Hardly anybody becomes another person between two runs.
lead_duplicates as (
    {{ rows_with_other_inputs('duplicates', 'lead_id', ['survivor_lead_id', 'evidence']) }}
)

select * from lead_duplicates
