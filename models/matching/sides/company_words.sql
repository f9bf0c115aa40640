{{ config(materialized=keyed_materialization(), on_schema_change='append_new_columns') }}

with company_forms as (
    select * from {{ ref('company_forms') }}
),

new_forms as (
    {{ not_yet_in_this('company_forms', 'form') }}
),

words as (
    {{ words_of('new_forms') }}
),

company_words as (
    select distinct
        form,
        word
    from words
)

select * from company_words
