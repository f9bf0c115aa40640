{# Loading seeds, where dbt's own way loses something. #}

{#
    dbt-spark loads seeds without escaping quotes and backslashes and writes a missing value as the word None. This
    stands in for it: a Spark inside the dbt process (its host is 'NA') reads the file itself, which is quick; another one
    gets literals.
#}
{% macro spark__load_csv_rows(model, agate_table) %}
    {% set types = model['config'].get('column_types', {}) %}
    {% if target.host == 'NA' %}
        {% set file = 'csv_of_' ~ model['name'] %}
        {% do run_query(
            "create or replace temporary view " ~ file ~ " using csv options (path "
            ~ text_literal(model['root_path'] ~ '/' ~ model['original_file_path'])
            ~ ", header 'true', multiLine 'true', escape '\"')"
        ) %}
        {% set rows = 'select ' ~ typed_columns(agate_table.column_names, types) ~ ' from ' ~ file %}
        {% do run_query('insert into ' ~ this.render() ~ ' ' ~ rows) %}
        {% do run_query('drop view ' ~ file) %}
        {{ return(rows) }}
    {% endif %}
    {{ return(insert_as_literals(model, agate_table)) }}
{% endmacro %}

{# The loader of dbt-bigquery refuses line breaks within quotes. #}
{% macro bigquery__create_csv_table(model, agate_table) %}
    {{ return(create_table_of_seed(model, agate_table)) }}
{% endmacro %}

{% macro bigquery__load_csv_rows(model, agate_table) %}
    {{ return(insert_as_literals(model, agate_table)) }}
{% endmacro %}

{# Columns of seeds may be reserved words here. #}
{% macro snowflake__create_csv_table(model, agate_table) %}
    {{ return(create_table_of_seed(model, agate_table)) }}
{% endmacro %}

{% macro get_seed_column_quoted_csv(model, column_names) %}
    {{ return(identifiers(column_names)) }}
{% endmacro %}

{% macro create_table_of_seed(model, agate_table) %}
    {% set statement %}
        create table {{ this.render() }} (
            {%- for column in agate_table.column_names %}
            {{ identifier(column) }} {{ model['config']['column_types'][column] }}{{ "," if not loop.last }}
            {%- endfor %}
        )
    {% endset %}
    {% do run_query(statement) %}
    {{ return(statement) }}
{% endmacro %}

{% macro insert_as_literals(model, agate_table) %}
    {% set types, statements = model['config'].get('column_types', {}), [] %}
    {% for chunk in agate_table.rows | batch(1000) %}
        {% set statement %}
            insert into {{ this.render() }} values
            {% for row in chunk -%}
            (
                {%- for value in row -%}
                cast({{ 'null' if value is none else text_literal(value | string) }}
                    as {{ types[agate_table.column_names[loop.index0]] }}){{ ", " if not loop.last }}
                {%- endfor -%}
            ){{ "," if not loop.last }}
            {% endfor %}
        {% endset %}
        {% do run_query(statement) %}
        {% do statements.append(statement) %}
    {% endfor %}
    {{ return(statements[0]) }}
{% endmacro %}

{# Text columns cast to the types that a seed's configuration names. #}
{% macro typed_columns(columns, types) -%}
    {%- for column in columns -%}
        cast({{ column }} as {{ types[column] }}){{ ", " if not loop.last }}
    {%- endfor -%}
{%- endmacro %}
