with plain_company_names as (
    select * from {{ ref('plain_company_names') }}
),

company_words as (
    select * from {{ ref('company_words') }}
),

words as (
    select
        plain_company_names.company_name,
        company_words.word,
        count(*) over (partition by company_words.word) as names_with_word
    from plain_company_names
    inner join company_words on plain_company_names.company_name = company_words.form
),

all_names as (
    select count(*) as name_count
    from plain_company_names
),

bits_of_words as (
    select
        words.company_name,
        words.word,
        {{ rarity_bits('words.names_with_word', 'all_names.name_count') }} as bits
    from words
    cross join all_names
),

bits_of_names as (
    select
        company_name,
        sum(bits) as bits
    from bits_of_words
    group by company_name
),

pairs as (
    select distinct
        of_one.company_name,
        of_other.company_name as other_company_name
    from words as of_one
    inner join words as of_other on of_one.word = of_other.word
    where
        {{ by_bytes('of_one.company_name') }} < {{ by_bytes('of_other.company_name') }}
        and of_one.names_with_word <= {{ var('company_max_names_per_word') }}
),

shared_bits as (
    select
        pairs.company_name,
        pairs.other_company_name,
        sum(of_one.bits) as bits
    from pairs
    inner join bits_of_words as of_one on pairs.company_name = of_one.company_name
    inner join words as of_other on pairs.other_company_name = of_other.company_name and of_one.word = of_other.word
    group by pairs.company_name, pairs.other_company_name
),

-- Four fifths of what the words of both tell, they tell together; and two domains are two companies.
alike_company_names as (
    select
        plain_names.company_name,
        other_names.company_name as other_company_name,
        plain_names.first_lead_id as lead_id,
        other_names.first_lead_id as other_lead_id
    from shared_bits
    inner join plain_company_names as plain_names on shared_bits.company_name = plain_names.company_name
    inner join plain_company_names as other_names on shared_bits.other_company_name = other_names.company_name
    inner join bits_of_names on shared_bits.company_name = bits_of_names.company_name
    inner join bits_of_names as bits_of_others on shared_bits.other_company_name = bits_of_others.company_name
    where
        10 * shared_bits.bits >= 4 * (bits_of_names.bits + bits_of_others.bits)
        and shared_bits.bits >= 8
        and coalesce(plain_names.company_domain, other_names.company_domain, '')
        = coalesce(other_names.company_domain, plain_names.company_domain, '')
)

select * from alike_company_names
