{{ config(
    materialized=keyed_materialization(), incremental_strategy=keyed_strategy(), unique_key='form',
    on_schema_change='append_new_columns'
) }}

with lead_names as (
    select * from {{ ref('lead_names') }}
),

account_names as (
    select * from {{ ref('account_names') }}
),

company_divisions as (
    select * from {{ ref('company_divisions') }}
),

company_trades as (
    select * from {{ ref('company_trades') }}
),

country_names as (
    select * from {{ ref('country_names') }}
),

found as (
    select form
    from lead_names
    union all
    select form
    from account_names
),

in_use as (
    select distinct
        form,
        {{ seeds_version('reference') }} as reference_version
    from found
    where form <> ''
),

forms as (
    {{ rows_with_other_inputs('in_use', 'form', ['reference_version']) }}
),

-- What people add to the name of their company: a department, a region, a country.
divisions as (
    select suffix
    from company_divisions
    union all
    select country_name as suffix
    from country_names
    where length(country_name) > 3
),

cores as (
    {{ without_ending('forms', 'form', 'form', 'divisions') }}
),

houses as (
    {{ without_ending('forms', 'form', 'form', 'company_trades') }}
),

company_forms as (
    select
        forms.form,
        cast(
            {{ highest_in_this('form_id') }} + row_number() over (order by {{ by_bytes('forms.form') }})
            as {{ dbt.type_int() }}
        ) as form_id,
        cores.stripped_name as core_form,
        houses.stripped_name as house_form,
        {{ compact('forms.form') }} as compact_form,
        {{ initials('forms.form') }} as initials,
        {{ initials('forms.form', left_out=connecting_words()) }} as main_initials,
        {{ ascii_letters(compact('forms.form')) }} as ascii_form,
        forms.reference_version
    from forms
    inner join cores on forms.form = cores.form
    inner join houses on forms.form = houses.form
)

select * from company_forms
