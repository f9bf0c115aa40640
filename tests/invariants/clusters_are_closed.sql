-- A chain of shared keys longer than the rounds of the search would leave one person in two halves.
with person_keys as (
    select * from {{ ref('person_keys') }}
),

person_clusters as (
    select * from {{ ref('person_clusters') }}
)

select
    person_keys.person_key,
    count(distinct person_clusters.cluster_rank) as clusters
from person_keys
inner join person_clusters on person_keys.lead_id = person_clusters.lead_id
group by person_keys.person_key
having count(distinct person_clusters.cluster_rank) > 1
