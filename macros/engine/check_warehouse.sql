{#
    Says in one line what would make every run on this database wrong, before anything is written. Runs on-run-start.
#}
{% macro check_warehouse() %}
    {% if execute and flags.WHICH not in ('compile', 'docs', 'list', 'parse', 'show') %}
        {{ return(adapter.dispatch('check_warehouse', 'lead_routing')()) }}
    {% endif %}
{% endmacro %}

{% macro default__check_warehouse() %}
{% endmacro %}

{#
    Text in another encoding loses letters; with the locale C, only those of English have a lower case. edit_distance needs
    an extension that comes with the server but has to be switched on.
#}
{% macro postgres__check_warehouse() %}
    {% set found = run_query(
        "select current_setting('server_encoding') as encoding,"
        ~ " case when current_setting('server_encoding') = 'UTF8' then lower(chr(196)) = chr(228) end as folds_letters,"
        ~ " (select count(*) from pg_available_extensions where name = 'fuzzystrmatch') as extensions"
    ).rows[0] %}
    {% if found['encoding'] != 'UTF8' %}
        {% do exceptions.raise_compiler_error(
            "POSTGRES_DB: the database " ~ target.dbname ~ " is encoded in " ~ found['encoding']
            ~ "; lead_routing needs one in UTF8 (create database ... encoding 'UTF8' template template0)"
        ) %}
    {% elif not found['folds_letters'] %}
        {% do exceptions.raise_compiler_error(
            "POSTGRES_DB: the database " ~ target.dbname ~ " has the locale C, which knows no letters but English ones;"
            ~ " lead_routing needs another (create database ... locale 'C.UTF-8' template template0)"
        ) %}
    {% elif found['extensions'] == 0 %}
        {% do exceptions.raise_compiler_error(
            "POSTGRES_HOST: the server " ~ target.host ~ " has no extension fuzzystrmatch; install PostgreSQL's contrib package there"
        ) %}
    {% endif %}
    {% do run_query('create extension if not exists fuzzystrmatch') %}
{% endmacro %}

{% macro redshift__check_warehouse() %}
{% endmacro %}
