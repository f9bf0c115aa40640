{{ config(materialized=keyed_materialization(), on_schema_change='append_new_columns') }}

with company_forms as (
    select * from {{ ref('company_forms') }}
),

new_forms as (
    {{ not_yet_in_this('company_forms', 'form_id') }}
),

places as (
    {{ whole_numbers(40) }}
),

-- The underscores let the first and the last letter count as such.
padded as (
    select
        new_forms.form_id,
        '_' || new_forms.compact_form || '_' as padded_form,
        places.number as place
    from new_forms
    inner join places on places.number <= length(new_forms.compact_form)
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
