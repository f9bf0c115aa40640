with lead_names as (
    select * from {{ ref('lead_names') }}
),

company_forms as (
    select * from {{ ref('company_forms') }}
),

form_grams as (
    select * from {{ ref('form_grams') }}
),

gram_bits as (
    select * from {{ ref('gram_bits') }}
),

lead_forms as (
    select distinct company_forms.form_id
    from lead_names
    inner join company_forms on lead_names.form = company_forms.form
),

ranked as (
    select
        form_grams.form_id,
        form_grams.gram,
        row_number() over (
            partition by form_grams.form_id
            order by gram_bits.accounts_with_gram, {{ by_bytes('form_grams.gram') }}
        ) as rarity_rank
    from lead_forms
    inner join form_grams on lead_forms.form_id = form_grams.form_id
    inner join gram_bits on form_grams.gram = gram_bits.gram
    where gram_bits.accounts_with_gram <= {{ var('match_max_accounts_per_gram') }}
),

-- A few letters that hardly any company has in its name find what a typing error hides.
rare_grams as (
    select
        form_id,
        gram
    from ranked
    where rarity_rank <= 4
)

select * from rare_grams
