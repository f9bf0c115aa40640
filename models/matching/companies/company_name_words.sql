with normalized_leads as (
    select * from {{ ref('normalized_leads') }}
),

names as (
    select distinct company_name
    from normalized_leads
    where company_name is not null
),

words as (
    {{ words_of('names', 'company_name', most=16) }}
),

distinct_words as (
    select distinct
        company_name,
        word
    from words
),

company_name_words as (
    select
        company_name,
        {{ joined_values('word', ' ') }} as name_words
    from distinct_words
    group by company_name
)

select * from company_name_words
