with company_forms as (
    select * from {{ ref('company_forms') }}
),

words as (
    {{ words_of('company_forms') }}
),

company_words as (
    select distinct
        form,
        word
    from words
)

select * from company_words
