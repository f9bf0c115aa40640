with name_pairs as (
    select * from {{ ref('name_pairs') }}
),

form_grams as (
    select * from {{ ref('form_grams') }}
),

gram_bits as (
    select * from {{ ref('gram_bits') }}
),

account_names as (
    select * from {{ ref('account_names') }}
),

found as (
    select lead_form_id as form_id
    from name_pairs
    union all
    select account_form_id as form_id
    from name_pairs
),

forms as (
    select distinct form_id
    from found
),

rarest as (
    select {{ rarity_bits('1', 'count(distinct account_id)') }} as bits
    from account_names
),

-- What no account has is as rare as what one has.
form_bits as (
    select
        forms.form_id,
        sum(coalesce(gram_bits.bits, rarest.bits)) as bits
    from forms
    inner join form_grams on forms.form_id = form_grams.form_id
    cross join rarest
    left join gram_bits on form_grams.gram = gram_bits.gram
    group by forms.form_id
)

select * from form_bits
