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

form_bits as (
    select * from {{ ref('form_bits') }}
),

pairs as (
    select distinct
        lead_form_id,
        account_form_id
    from name_pairs
),

shared_bits as (
    select
        pairs.lead_form_id,
        pairs.account_form_id,
        sum(gram_bits.bits) as bits
    from pairs
    inner join form_grams as of_lead on pairs.lead_form_id = of_lead.form_id
    inner join form_grams as of_account
        on
            pairs.account_form_id = of_account.form_id
            and of_lead.gram = of_account.gram
    inner join gram_bits on of_lead.gram = gram_bits.gram
    where pairs.lead_form_id <> pairs.account_form_id
    group by pairs.lead_form_id, pairs.account_form_id
),

measured_forms as (
    select
        company_forms.*,
        1 + form_bits.bits as bits
    from company_forms
    inner join form_bits on company_forms.form_id = form_bits.form_id
),

measured as (
    select
        pairs.lead_form_id,
        pairs.account_form_id,
        lead_forms.form as lead_form,
        account_forms.form as account_form,
        lead_forms.compact_form as lead_compact,
        account_forms.compact_form as account_compact,
        lead_forms.core_form as lead_core,
        lead_forms.house_form as lead_house,
        lead_forms.initials as lead_initials,
        lead_forms.main_initials as lead_main_initials,
        account_forms.initials as account_initials,
        account_forms.main_initials as account_main_initials,
        coalesce(shared_bits.bits, 0) as shared_bits,
        lead_forms.bits as lead_bits,
        account_forms.bits as account_bits,
        lead_forms.ascii_form as lead_ascii,
        account_forms.ascii_form as account_ascii,
        {{ edits_that_matter('lead_forms', 'account_forms') }} as edits
    from pairs
    inner join measured_forms as lead_forms on pairs.lead_form_id = lead_forms.form_id
    inner join measured_forms as account_forms on pairs.account_form_id = account_forms.form_id
    left join shared_bits
        on
            pairs.lead_form_id = shared_bits.lead_form_id
            and pairs.account_form_id = shared_bits.account_form_id
),

compared_forms as (
    select
        lead_form_id,
        account_form_id,
        {{ name_likeness() }} as likeness
    from measured
)

select * from compared_forms
