with company_forms as (
    select * from {{ ref('company_forms') }}
),

places as (
    {{ whole_numbers(40) }}
),

-- The underscores let the first and the last letter count as such.
padded as (
    select
        company_forms.form_id,
        '_' || company_forms.compact_form || '_' as padded_form,
        places.number as place
    from company_forms
    inner join places on places.number <= length(company_forms.compact_form)
),

cut as (
    select
        *,
        substr(padded_form, place, 3) as gram
    from padded
),

-- Three letters at a time, and each of them once: where it comes first.
form_grams as (
    select
        form_id,
        gram
    from cut
    where {{ dbt.position('gram', 'padded_form') }} = place
)

select * from form_grams
