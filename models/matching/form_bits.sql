with form_grams as (
    select * from {{ ref('form_grams') }}
),

gram_bits as (
    select * from {{ ref('gram_bits') }}
),

account_names as (
    select * from {{ ref('account_names') }}
),

rarest as (
    select {{ rarity_bits('1', 'count(distinct account_id)') }} as bits
    from account_names
),

-- What no account has is as rare as what one has.
form_bits as (
    select
        form_grams.form_id,
        sum(coalesce(gram_bits.bits, rarest.bits)) as bits
    from form_grams
    cross join rarest
    left join gram_bits on form_grams.gram = gram_bits.gram
    group by form_grams.form_id
)

select * from form_bits
