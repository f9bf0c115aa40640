with plain_company_names as (
    select * from {{ ref('plain_company_names') }}
),

words as (
    {{ words_of('plain_company_names', 'name_words', most=16) }}
),

counted as (
    select
        name_words,
        word,
        count(*) over (partition by word) as names_with_word
    from words
),

all_names as (
    select count(*) as name_count
    from plain_company_names
),

rated as (
    select
        counted.*,
        {{ rarity_bits('counted.names_with_word', 'all_names.name_count') }} as bits
    from counted
    cross join all_names
),

-- A word that ten names have, and one name in 128, says what kind of company it is and not which.
plain_name_words as (
    select
        name_words,
        word,
        names_with_word,
        row_number() over (partition by name_words order by names_with_word, {{ by_bytes('word') }}) as rarity_rank,
        count(*) over (partition by name_words) as words,
        sum(bits) over (partition by name_words) as bits,
        sum(case when names_with_word >= 10 and bits <= 6 then 1 else 0 end) over (partition by name_words)
            as common_words
    from rated
)

select * from plain_name_words
