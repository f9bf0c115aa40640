with candidate_pairs as (
    select * from {{ ref('candidate_pairs') }}
),

lead_keys as (
    select * from {{ ref('lead_keys') }}
),

account_words as (
    select * from {{ ref('account_words') }}
),

-- Words that tell less than that come together by chance, the more often the longer the list is. The left join keeps
-- planners from meeting accounts by words before pairs: common words would make that forty times as dear.
shared_words as (
    select
        candidate_pairs.lead_id,
        candidate_pairs.account_id,
        case when sum(account_words.bits) >= max(account_words.bits_of_one) then 'rare' else 'common' end as words
    from candidate_pairs
    left join lead_keys
        on
            candidate_pairs.lead_id = lead_keys.lead_id
            and lead_keys.key_type = 'word'
    inner join account_words
        on
            candidate_pairs.account_id = account_words.account_id
            and lead_keys.match_key = account_words.word
    group by candidate_pairs.lead_id, candidate_pairs.account_id
)

select * from shared_words
