{{ config(severity='warn', fail_calc='coalesce(sum(accounts_cut), 0)') }}

-- Forty accounts of one name: fifteen were compared, one of them got the lead, and nobody looked at the other ones.
with candidate_pairs as (
    select * from {{ ref('candidate_pairs') }}
),

match_outcomes as (
    select * from {{ ref('match_outcomes') }}
)

select distinct
    candidate_pairs.lead_id,
    candidate_pairs.accounts_cut
from candidate_pairs
inner join match_outcomes on candidate_pairs.lead_id = match_outcomes.lead_id
where candidate_pairs.accounts_cut > 0
