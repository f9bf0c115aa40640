{#
    Rows as text, and rows out of columns. Standard SQL alone: they are here because every engine has a shorter
    spelling of its own and none of these agree.
#}

{# One md5 for several columns; a null and an empty text differ, and so do ('a', 'b') and ('ab', ''). #}
{% macro fingerprint(columns) -%}
    md5(
        {%- for column in columns %}
        coalesce(replace(cast({{ column }} as {{ dbt.type_string() }}), '|', '||'), '|-') {{ "|| ' | ' ||" if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}

{# A row as one JSON object of texts, leaving out the nulls, in the order of the columns. #}
{% macro row_as_json(columns) -%}
    '{' || ltrim(
        {%- for column in columns %}
        coalesce(',"{{ column }}":"' || {{ escape_json(column) }} || '"', '') {{ "||" if not loop.last }}
        {%- endfor %}, ','
    ) || '}'
{%- endmacro %}

{% macro escape_json(text) -%}
    replace(replace(replace(replace(replace({{ text }}, '\', '\\'), '"', '\"'), chr(10), '\n'), chr(13), '\r'), chr(9), '\t')
{%- endmacro %}

{#
    Columns to rows: (keys…, name, value) with one row per row and column, the values as text.
    Usage: {{ columns_to_rows('profiles', ['profile_id'], routing_conditions(), 'condition', 'value') }}
#}
{% macro columns_to_rows(relation, keys, columns, name, value) -%}
    {%- for column in columns %}
    select
        {%- for key in keys %}
        {{ key }},
        {%- endfor %}
        '{{ column }}' as {{ name }},
        cast({{ column }} as {{ dbt.type_string() }}) as {{ value }}
    from {{ relation }}
    {{ "union all" if not loop.last }}
    {%- endfor %}
{%- endmacro %}
