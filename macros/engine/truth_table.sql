{#
    A data test out of a table of expressions and what they must say: one row for every case that says something else.
    cases: {what it shows: [expression, expected expression, text]}. The expression may read the text as the column given,
    so that no engine computes it before the query runs. Both sides are compared as text, null equal to null.
#}
{% macro truth_table(cases) -%}
with texts as {{ computed_once() }} (
    {%- for name, case in cases.items() %}
    select
        {{ text_literal(name) }} as case_name,
        {{ text_literal(case[2]) if case[2] is defined else "cast(null as " ~ dbt.type_string() ~ ")" }} as given
    {{ "union all" if not loop.last }}
    {%- endfor %}
),

cases as (
    {%- for name, case in cases.items() %}
    select
        case_name,
        cast({{ case[0] }} as {{ dbt.type_string() }}) as answer,
        cast({{ case[1] }} as {{ dbt.type_string() }}) as expected
    from texts
    where case_name = {{ text_literal(name) }}
    {{ "union all" if not loop.last }}
    {%- endfor %}
)

select *
from cases
where
    answer <> expected
    or (answer is null and expected is not null)
    or (answer is not null and expected is null)
{%- endmacro %}
