{#
    Rows as text, and rows out of columns. Standard SQL alone: they are here because every engine has a shorter
    spelling of its own and none of these agree.
#}

{# One md5 for several columns; a null and an empty text differ, and so do ('a', 'b') and ('ab', ''). #}
{% macro fingerprint(columns) -%}
    {%- set parts = [] -%}
    {%- for column in columns -%}
        {%- do parts.append("coalesce(replace(cast(" ~ identifier(column) ~ " as " ~ dbt.type_string() ~ "), '|', '||'), '|-')") -%}
    {%- endfor -%}
    {{ dbt.hash(parts | join(" || ' | ' || ")) }}
{%- endmacro %}

{# The ids of a group as one text that no other set of ids has, even where ids hold blanks. #}
{% macro id_set(id) -%}
    {{ joined_values("replace(" ~ id ~ ", '|', '||')", ' | ') }}
{%- endmacro %}

{#
    The version of a relation's columns: one md5 over all rows, whatever their order, as a query with one row and one
    column, rows_version.
#}
{% macro version_of_rows(relation, columns) -%}
    {{ return(adapter.dispatch('version_of_rows', 'lead_routing')(relation, columns)) }}
{%- endmacro %}

{# In two steps, for some engines join no more than so many letters. #}
{% macro default__version_of_rows(relation, columns) -%}
    select {{ dbt.hash("coalesce(" ~ joined_values('part', '') ~ ", '')") }} as rows_version
    from (
        select {{ dbt.hash(joined_values('row_version', '')) }} as part
        from (select {{ fingerprint(columns) }} as row_version from {{ relation }}) as versions
        group by left(row_version, 3)
    ) as parts
{%- endmacro %}

{# The engine's own hash is a whole number, which adds up in a tenth of the time. #}
{% macro duckdb__version_of_rows(relation, columns) -%}
    select md5(count(*) || ' ' || coalesce(sum(hash({{ identifiers(columns) }})), 0)) as rows_version
    from {{ relation }}
{%- endmacro %}

{# Columns without nulls as one text, with a separator that none of them has. #}
{% macro joined_columns(columns, separator) -%}
    {%- for column in columns %}
        cast({{ identifier(column) }} as {{ dbt.type_string() }}){{ " || '" ~ separator ~ "' ||" if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{# A row as one JSON object of texts, leaving out the nulls, in the order of the columns. #}
{% macro row_as_json(columns) -%}
    '{' || substr(
        {%- for column in columns %}
        coalesce(',"{{ column }}":"' || {{ escape_json(column) }} || '"', '') {{ "||" if not loop.last }}
        {%- endfor %}, 2
    ) || '}'
{%- endmacro %}

{% macro escape_json(text) -%}
    {{ return(adapter.dispatch('escape_json', 'lead_routing')(text)) }}
{%- endmacro %}

{% macro default__escape_json(text) -%}
    {%- set escaped = namespace(text=text) -%}
    {%- for character, code in {'\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t'}.items() -%}
        {%- set escaped.text = 'replace(' ~ [escaped.text, text_literal(character), text_literal(code)] | join(', ') ~ ')' -%}
    {%- endfor -%}
    {{ escaped.text }}
{%- endmacro %}

{# Hardly a text has anything to escape, and one look costs less than five times replacing nothing. #}
{% macro duckdb__escape_json(text) -%}
    case
        when {{ regex_matches(text, '["\\\\\n\r\t]') }} then {{ lead_routing.default__escape_json(text) }}
        else {{ text }}
    end
{%- endmacro %}

{#
    Columns to rows: (keys…, name, value) with one row per row and column, the values as text; with `distinct`, each
    row once. Usage: {{ columns_to_rows('profiles', ['profile_id'], routing_conditions(), 'condition', 'value') }}
#}
{% macro columns_to_rows(relation, keys, columns, name, value, distinct=false) -%}
    {%- for column in columns %}
    select {{ "distinct" if distinct }}
        {%- for key in keys %}
        {{ key }},
        {%- endfor %}
        '{{ column }}' as {{ name }},
        cast({{ identifier(column) }} as {{ dbt.type_string() }}) as {{ value }}
    from {{ relation }}
    {{ "union all" if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{# The whole numbers 1 to n, as a query with one column, number. #}
{% macro whole_numbers(n) -%}
    select cast(generated_number as {{ dbt.type_int() }}) as number
    from ({{ dbt.generate_series(n) }}) as series
{%- endmacro %}
