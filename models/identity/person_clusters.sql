with stg_leads as (
    select * from {{ ref('stg_leads') }}
),

person_links as (
    select * from {{ ref('person_links') }}
),

-- The oldest lead of a person is its first record, so its rank names the person.
ranked as (
    select
        lead_id,
        row_number() over (order by created_at, {{ by_bytes('lead_id') }}) as age_rank
    from stg_leads
),

{{ connected_components('ranked', 'lead_id', 'age_rank', 'person_links', 'other_lead_id') }},

person_clusters as (
    select * from clusters
)

select * from person_clusters
