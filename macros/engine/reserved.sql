{#
    A column whose name is a reserved word on some engine. The name is the field's own and the same everywhere; where the
    engine wants it quoted, it is quoted as the engine writes unquoted names, so that it is still found by any case.
#}
{% macro identifier(name) -%}
    {{ return(adapter.dispatch('identifier', 'lead_routing')(name)) }}
{%- endmacro %}

{% macro default__identifier(name) -%}
    {{ return(name) }}
{%- endmacro %}

{% macro snowflake__identifier(name) -%}
    {{ return('"' ~ name | upper ~ '"' if name in ['trigger'] else name) }}
{%- endmacro %}

{# Several columns, as a select lists them. #}
{% macro identifiers(names) -%}
    {%- for name in names -%}
        {{ identifier(name) }}{{ ", " if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{#
    Snowflake: what dbt itself writes with names of columns, spelled the same way. Its own option `quote` is no help: it
    would make a column in lower case, which nobody finds without quotes.
#}
{% macro identifiers_in(statement) -%}
    {{ return(modules.re.sub('(?i)(?<![\\w"])trigger(?![\\w"])', identifier('trigger'), statement)) }}
{%- endmacro %}

{% macro snowflake__get_table_columns_and_constraints() -%}
    {{ return(lead_routing.identifiers_in(table_columns_and_constraints())) }}
{%- endmacro %}

{% macro snowflake__get_empty_schema_sql(columns) -%}
    {{ return(lead_routing.identifiers_in(default__get_empty_schema_sql(columns))) }}
{%- endmacro %}

{% macro snowflake__get_column_names() -%}
    {{ return(lead_routing.identifiers_in(default__get_column_names())) }}
{%- endmacro %}

{% macro snowflake__test_not_null(model, column_name) -%}
    {{ default__test_not_null(model, identifier(column_name)) }}
{%- endmacro %}

{% macro snowflake__test_accepted_values(model, column_name, values, quote=true) -%}
    {{ default__test_accepted_values(model, identifier(column_name), values, quote) }}
{%- endmacro %}
