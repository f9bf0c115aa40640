with name_pairs as (
    select * from {{ ref('name_pairs') }}
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

pairs as (
    select distinct
        lead_form,
        account_form
    from name_pairs
),

bits_of_grams as (
    select
        form_grams.form,
        form_grams.gram,
        gram_bits.bits
    from form_grams
    inner join gram_bits on form_grams.gram = gram_bits.gram
),

bits_of_forms as (
    select
        form,
        sum(bits) as bits
    from bits_of_grams
    group by form
),

measured_forms as (
    select
        company_forms.*,
        1 + bits_of_forms.bits as bits
    from company_forms
    inner join bits_of_forms on company_forms.form = bits_of_forms.form
),

shared_bits as (
    select
        pairs.lead_form,
        pairs.account_form,
        sum(of_lead.bits) as bits
    from pairs
    inner join bits_of_grams as of_lead on pairs.lead_form = of_lead.form
    inner join form_grams as of_account
        on
            pairs.account_form = of_account.form
            and of_lead.gram = of_account.gram
    group by pairs.lead_form, pairs.account_form
),

measured as (
    select
        pairs.lead_form,
        pairs.account_form,
        lead_forms.compact_form as lead_compact,
        account_forms.compact_form as account_compact,
        lead_forms.core_form as lead_core,
        lead_forms.initials as lead_initials,
        lead_forms.main_initials as lead_main_initials,
        account_forms.initials as account_initials,
        account_forms.main_initials as account_main_initials,
        coalesce(shared_bits.bits, 0) as shared_bits,
        lead_forms.bits as lead_bits,
        account_forms.bits as account_bits,
        lead_forms.ascii_form as lead_ascii,
        account_forms.ascii_form as account_ascii,
        {{ ascii_edit_distance('lead_forms.ascii_form', 'account_forms.ascii_form') }} as edits
    from pairs
    inner join measured_forms as lead_forms on pairs.lead_form = lead_forms.form
    inner join measured_forms as account_forms on pairs.account_form = account_forms.form
    left join shared_bits
        on
            pairs.lead_form = shared_bits.lead_form
            and pairs.account_form = shared_bits.account_form
),

compared_forms as (
    select
        lead_form,
        account_form,
        {{ name_likeness() }} as likeness
    from measured
)

select * from compared_forms
