{#
    Says of every typed row of a CRM table whether it can be used, as CTEs that end in one named `sorted_out`: the
    table's columns with row_hash (of raw_row) and reason, null for a usable row, and raw_row for the others. A row is
    unusable for the first of the given conditions that holds; of several usable rows with one key the latest stays and
    the others are repeated.
    typed: CTE with raw_row; unusable: {reason: condition}; latest_first: columns to tell versions by, newest first.
#}
{% macro judge_rows(typed, crm_table, key, unusable, repeated, latest_first=[]) -%}
judged as (
    select
        *,
        {{ dbt.hash('raw_row') }} as row_hash,
        case
            {%- for reason, condition in unusable.items() %}
            when {{ condition }} then '{{ reason }}'
            {%- endfor %}
        end as unusable_reason
    from {{ typed }}
),

versions as (
    select
        *,
        row_number() over (
            partition by {{ key }}, unusable_reason
            order by
                {%- for column in latest_first %}
                {{ column }} desc nulls last,
                {%- endfor %}
                row_hash
        ) as version_number
    from judged
),

reasoned as (
    select
        *,
        coalesce(unusable_reason, case when version_number > 1 then '{{ repeated }}' end) as reason
    from versions
),

-- Raw rows are most of what is read, and nobody asks for those that go on.
sorted_out as (
    select
        {{ crm_columns(crm_table) | join(',\n        ') }},
        row_hash,
        reason,
        case when reason is not null then raw_row end as raw_row
    from reasoned
)
{%- endmacro %}
