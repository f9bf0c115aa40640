-- A chain of links longer than the rounds of the search reach would leave one person in two halves.
with person_links as (
    select * from {{ ref('person_links') }}
),

person_clusters as (
    select * from {{ ref('person_clusters') }}
)

select
    person_links.lead_id,
    person_links.other_lead_id
from person_links
inner join person_clusters as clusters on person_links.lead_id = clusters.lead_id
inner join person_clusters as other_clusters on person_links.other_lead_id = other_clusters.lead_id
where clusters.cluster_rank <> other_clusters.cluster_rank
