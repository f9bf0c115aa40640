with lead_duplicates as (
    select * from {{ ref('lead_duplicates') }}
),

scored_pairs as (
    select * from {{ ref('scored_pairs') }}
),

match_weights as (
    select * from {{ ref('match_weights') }}
),

-- The best two of a person, so that each of its leads finds what another one says.
ranked as (
    select
        lead_duplicates.person_id,
        scored_pairs.lead_id,
        scored_pairs.account_id,
        scored_pairs.points,
        row_number() over (
            partition by lead_duplicates.person_id, scored_pairs.account_id
            order by scored_pairs.points desc, {{ by_bytes('scored_pairs.lead_id') }}
        ) as place
    from lead_duplicates
    inner join scored_pairs on lead_duplicates.lead_id = scored_pairs.lead_id
    where scored_pairs.points >= {{ person_opinion_from('likely') }}
),

heard as (
    select
        lead_duplicates.lead_id,
        ranked.account_id,
        case
            when max(ranked.points) >= {{ person_opinion_from('sure') }} then 'person sure'
            else 'person likely'
        end as evidence
    from lead_duplicates
    inner join ranked on lead_duplicates.person_id = ranked.person_id
    where ranked.place <= 2 and lead_duplicates.lead_id <> ranked.lead_id
    group by lead_duplicates.lead_id, ranked.account_id
),

person_opinions as (
    select
        heard.lead_id,
        heard.account_id,
        {{ to_integer('match_weights.points') }} as points,
        {{ weighed_evidence('match_weights') }} as evidence
    from heard
    inner join match_weights on heard.evidence = match_weights.evidence
)

select * from person_opinions
