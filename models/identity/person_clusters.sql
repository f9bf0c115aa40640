with stg_leads as (
    select * from {{ ref('stg_leads') }}
),

person_keys as (
    select * from {{ ref('person_keys') }}
),

-- The oldest lead of a person is its first record, so its rank names the person.
ranked as (
    select
        lead_id,
        row_number() over (order by created_at, {{ by_bytes('lead_id') }}) as age_rank
    from stg_leads
),

{{ connected_components('ranked', 'lead_id', 'age_rank', 'person_keys', 'person_key') }},

person_clusters as (
    select * from clusters
)

select * from person_clusters
