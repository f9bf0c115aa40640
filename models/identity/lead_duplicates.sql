with person_clusters as (
    select * from {{ ref('person_clusters') }}
),

person_keys as (
    select * from {{ ref('person_keys') }}
),

shared_keys as (
    select distinct
        lead_id,
        key_type
    from person_keys
),

evidence as (
    select
        lead_id,
        {{ joined_values('key_type', ', ') }} as evidence
    from shared_keys
    group by lead_id
),

survivors as (
    select
        cluster_rank,
        lead_id as survivor_lead_id
    from person_clusters
    where age_rank = cluster_rank
),

lead_duplicates as (
    select
        person_clusters.lead_id,
        'P-' || survivors.survivor_lead_id as person_id,
        survivors.survivor_lead_id,
        person_clusters.lead_id <> survivors.survivor_lead_id as is_duplicate,
        evidence.evidence
    from person_clusters
    inner join survivors on person_clusters.cluster_rank = survivors.cluster_rank
    left join evidence on person_clusters.lead_id = evidence.lead_id
)

select * from lead_duplicates
