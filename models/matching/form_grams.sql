with company_forms as (
    select * from {{ ref('company_forms') }}
),

places as (
    {{ whole_numbers(40) }}
),

-- Three letters at a time; the underscores let the first and the last letter count as such.
form_grams as (
    select distinct
        company_forms.form,
        substr('_' || company_forms.compact_form || '_', places.number, 3) as gram
    from company_forms
    inner join places on places.number <= length(company_forms.compact_form)
)

select * from form_grams
