{# What tables and queries can do. #}

{# Whether a primary key is kept, and not only noted down. #}
{% macro keeps_keys() -%}
    {{ return(adapter.dispatch('keeps_keys', 'lead_routing')()) }}
{%- endmacro %}

{% macro default__keeps_keys() -%}
    {{ return(false) }}
{%- endmacro %}

{% macro duckdb__keeps_keys() -%}
    {{ return(true) }}
{%- endmacro %}

{% macro postgres__keeps_keys() -%}
    {{ return(true) }}
{%- endmacro %}

{% macro redshift__keeps_keys() -%}
    {{ return(false) }}
{%- endmacro %}

{# A type of a contract as the engine calls it. #}
{% macro column_type(type) -%}
    {{ return(adapter.dispatch('column_type', 'lead_routing')(type)) }}
{%- endmacro %}

{% macro default__column_type(type) -%}
    {{ return(api.Column.translate_type(type)) }}
{%- endmacro %}

{# Here TEXT is short for 256 bytes. #}
{% macro redshift__column_type(type) -%}
    {{ return(api.Column.translate_type(type) | replace('TEXT', 'varchar(65535)')) }}
{%- endmacro %}

{# dbt's own macro for the columns of a contract, with the same types. #}
{% macro redshift__get_table_columns_and_constraints() -%}
    {{ return(table_columns_and_constraints() | replace(' TEXT', ' varchar(65535)')) }}
{%- endmacro %}

{# What create table ends with. #}
{% macro table_format() -%}
    {{ return(adapter.dispatch('table_format', 'lead_routing')()) }}
{%- endmacro %}

{% macro default__table_format() -%}
{%- endmacro %}

{% macro spark__table_format() -%}
    using {{ var('spark_file_format') }}
{%- endmacro %}

{% macro databricks__table_format() -%}
{%- endmacro %}

{# Between `as` and the bracket of a CTE: where the engine can be told not to merge it into the query around it. #}
{% macro computed_once() -%}
    {{ return(adapter.dispatch('computed_once', 'lead_routing')()) }}
{%- endmacro %}

{% macro default__computed_once() -%}
{%- endmacro %}

{% macro duckdb__computed_once() -%}
    materialized
{%- endmacro %}

{% macro postgres__computed_once() -%}
    materialized
{%- endmacro %}

{% macro redshift__computed_once() -%}
{%- endmacro %}

{# Makes a table from a SELECT, in place of one that is there. #}
{% macro create_anew(relation, select) -%}
    {{ adapter.dispatch('create_anew', 'lead_routing')(relation, select) }}
    {%- do adapter.cache_added(relation) -%}
{%- endmacro %}

{% macro default__create_anew(relation, select) -%}
    {%- do drop_relation_if_exists(load_cached_relation(relation)) -%}
    {%- call statement('main') -%}
        {{ create_table_as(False, relation, select) }}
    {%- endcall -%}
{%- endmacro %}

{% macro duckdb__create_anew(relation, select) -%}
    {%- set known = load_cached_relation(relation) -%}
    {%- call statement('main') -%}
        {{ 'drop ' ~ known.type ~ ' if exists ' ~ known ~ ';' if known }}
        {{ create_table_as(False, relation, select) }}
    {%- endcall -%}
{%- endmacro %}

{#
    The adapter's own materialization of tables makes a new one, moves the old one away, moves the new one there and
    drops the old one. DuckDB drops and creates in one transaction, so one statement does the same.
#}
{% materialization table, adapter='duckdb' %}
    {%- set target_relation = this.incorporate(type='table') -%}

    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {%- do create_anew(target_relation, sql) -%}
    {%- do persist_docs(target_relation, model) -%}
    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {{ adapter.commit() }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}

    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}
