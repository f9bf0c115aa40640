with plain_company_names as (
    select * from {{ ref('plain_company_names') }}
),

plain_name_words as (
    select * from {{ ref('plain_name_words') }}
),

-- Who has all words of a name has its rarest one.
met as (
    select
        shorter.name_words,
        longer.name_words as longer_name_words,
        shorter.words,
        longer.words - shorter.words as added_words,
        longer.common_words - shorter.common_words as added_common_words,
        shorter.bits as shared_bits,
        longer.bits - shorter.bits as added_bits
    from plain_name_words as shorter
    inner join plain_name_words as longer on shorter.word = longer.word and shorter.words < longer.words
    where shorter.rarity_rank = 1 and shorter.names_with_word <= {{ var('company_max_names_per_word') }}
),

-- Two domains are two companies, and so are two countries; a name at several places is that of all branches.
may_be_one as (
    select
        met.*,
        plain_names.first_lead_id as lead_id,
        longer_names.first_lead_id as other_lead_id,
        coalesce(plain_names.place = longer_names.place, false) as is_same_place
    from met
    inner join plain_company_names as plain_names on met.name_words = plain_names.name_words
    inner join plain_company_names as longer_names on met.longer_name_words = longer_names.name_words
    where
        coalesce(plain_names.company_domain, longer_names.company_domain, '')
        = coalesce(longer_names.company_domain, plain_names.company_domain, '')
        and coalesce(plain_names.country_code, longer_names.country_code, '')
        = coalesce(longer_names.country_code, plain_names.country_code, '')
        and coalesce(plain_names.place, longer_names.place, '') = coalesce(longer_names.place, plain_names.place, '')
        and plain_names.places <= 1
        and longer_names.places <= 1
),

contained as (
    select
        may_be_one.name_words,
        may_be_one.longer_name_words
    from may_be_one
    inner join plain_name_words as words on may_be_one.name_words = words.name_words
    inner join plain_name_words as longer_words
        on may_be_one.longer_name_words = longer_words.name_words and words.word = longer_words.word
    group by may_be_one.name_words, may_be_one.longer_name_words, may_be_one.words
    having count(*) = may_be_one.words
),

-- One word in common is too little, but at one place.
longer_company_names as (
    select
        may_be_one.name_words,
        may_be_one.longer_name_words,
        may_be_one.lead_id,
        may_be_one.other_lead_id,
        may_be_one.shared_bits,
        may_be_one.added_bits,
        may_be_one.added_words = may_be_one.added_common_words as adds_only_common_words
    from may_be_one
    inner join contained
        on
            may_be_one.name_words = contained.name_words
            and may_be_one.longer_name_words = contained.longer_name_words
    where may_be_one.is_same_place or may_be_one.words > 1
)

select * from longer_company_names
