with form_grams as (
    select * from {{ ref('form_grams') }}
),

gram_bits as (
    select * from {{ ref('gram_bits') }}
),

form_bits as (
    select
        form_grams.form_id,
        sum(gram_bits.bits) as bits
    from form_grams
    inner join gram_bits on form_grams.gram = gram_bits.gram
    group by form_grams.form_id
)

select * from form_bits
