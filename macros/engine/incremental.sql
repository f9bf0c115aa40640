{#
    Incremental models, by what the engine's tables can do. Two of them only ever grow, the log and its trace: without a
    key, every adapter appends. The others are kept by key: a row that changed replaces the one with its key, and a row
    whose source vanished goes. Where tables refuse to change rows (Spark on Parquet), these are made anew each time.
#}

{# How a model that is kept by key is stored: incremental, or table where rows can't be replaced. #}
{% macro keyed_materialization() -%}
    {{ return(adapter.dispatch('keyed_materialization', 'lead_routing')()) }}
{%- endmacro %}

{% macro default__keyed_materialization() -%}
    {{ return('incremental') }}
{%- endmacro %}

{% macro spark__keyed_materialization() -%}
    {{ return('incremental' if var('spark_file_format') in ('delta', 'iceberg', 'hudi') else 'table') }}
{%- endmacro %}

{% macro databricks__keyed_materialization() -%}
    {{ return('incremental') }}
{%- endmacro %}

{# How it replaces rows: each engine's own way is in one transaction or one statement. #}
{% macro keyed_strategy() -%}
    {{ return(adapter.dispatch('keyed_strategy', 'lead_routing')()) }}
{%- endmacro %}

{% macro default__keyed_strategy() -%}
    {{ return('delete+insert') }}
{%- endmacro %}

{% macro spark__keyed_strategy() -%}
    {{ return('merge') }}
{%- endmacro %}

{% macro bigquery__keyed_strategy() -%}
    {{ return('merge') }}
{%- endmacro %}

{#
    changed_rows: the keys of the rows of a staged relation (with row_hash) that are not yet known in this form, with
    input_hash = the row and the reference data it is computed from. `known` is what the last run left of the model that
    computes them.
#}
{% macro changed_rows(relation, key, known) -%}
    select
        staged.{{ key }},
        {{ input_hash('staged') }} as input_hash
    from {{ relation }} as staged
    left join {{ known }} on staged.{{ key }} = {{ known }}.{{ key }}
    where {{ known }}.input_hash is null
        or {{ known }}.input_hash <> {{ input_hash('staged') }}
{%- endmacro %}

{#
    rows_with_other_inputs: the rows of a relation that the model has not yet computed, or from other values of these
    columns, which it keeps beside what it computed, or that it couldn't compute (or_when, of `known`). All rows in a
    full run.
#}
{% macro rows_with_other_inputs(relation, key, columns, or_when='1 = 0') -%}
    select {{ relation }}.*
    from {{ relation }}
    {%- if is_incremental() %}
    left join {{ this }} as known on {{ relation }}.{{ key }} = known.{{ key }}
    where
        known.{{ key }} is null
        or ({{ or_when }})
        {%- for column in columns %}
        or {{ relation }}.{{ column }} <> known.{{ column }}
        or ({{ relation }}.{{ column }} is null and known.{{ column }} is not null)
        or ({{ relation }}.{{ column }} is not null and known.{{ column }} is null)
        {%- endfor %}
    {%- endif %}
{%- endmacro %}

{#
    changed_keys: the keys that a model of what has changed names, for a model that writes these alone; in a full run all
    keys of a relation.
#}
{% macro changed_keys(changed, relation, key) -%}
    select distinct {{ key }}
    from {{ changed if is_incremental() else relation }}
{%- endmacro %}

{# What a row is computed from: the row as staged and the reference data. #}
{% macro input_hash(staged) -%}
    {{ dbt.hash(staged ~ '.row_hash || ' ~ seeds_version('reference')) }}
{%- endmacro %}

{#
    delete_vanished: a post-hook that takes out the rows whose row in another model is gone. That has the same key, of one
    column or several; `where` says which of its rows count.
#}
{% macro delete_vanished(model_name, key, where='1 = 1') -%}
    {% set current_rows = ref(model_name) %}
    {% set columns = [key] if key is string else key %}
    {% if is_incremental() %}
        delete from {{ this }} where not exists (
            select 1
            from (
                select
                    {%- for column in columns %}
                    {{ column }} as current_{{ column }}{{ "," if not loop.last }}
                    {%- endfor %}
                from {{ current_rows }}
                where {{ where }}
            ) as current_rows
            where
                {%- for column in columns %}
                {{ "and " if not loop.first }}current_{{ column }} = {{ column }}
                {%- endfor %}
        )
    {% endif %}
{%- endmacro %}

{# not_yet_in_this: the rows of a relation that an append-only model doesn't have, so that running it twice adds nothing. #}
{% macro not_yet_in_this(relation, key) -%}
    select {{ relation }}.*
    from {{ relation }}
    {%- if is_incremental() %}
    left join {{ this }} as known on {{ relation }}.{{ key }} = known.{{ key }}
    where known.{{ key }} is null
    {%- endif %}
{%- endmacro %}

{#
    left_by_last_run: what the last run left of a model that comes later in this one, with these columns (name: type):
    by that an earlier model knows what is done already. No rows in a full run, where rows can't be replaced, and where
    an earlier version of the project left a table without one of the columns. It is a cache that is looked into and no
    state: without it all is done again, with the same result.
#}
{% macro left_by_last_run(model_name, columns) -%}
    {%- set left = relation_left_by_last_run(model_name, columns) if execute -%}
    select
        {%- for column, type in columns.items() %}
        {{ column if left else 'cast(null as ' ~ type ~ ') as ' ~ column }}{{ "," if not loop.last }}
        {%- endfor %}
    {{ 'from ' ~ left if left else 'from (select 1 as number) as nothing where 1 = 0' }}
{%- endmacro %}

{# The table of a model as the last run left it; none where it is to be made anew, or lacks a column. #}
{% macro relation_left_by_last_run(model_name, columns) -%}
    {%- if keyed_materialization() == 'incremental' and not flags.FULL_REFRESH -%}
        {%- set node = graph.nodes['model.lead_routing.' ~ model_name] -%}
        {%- set left = load_cached_relation(
            api.Relation.create(database=node.database, schema=node.schema, identifier=node.alias)
        ) -%}
        {%- set names = adapter.get_columns_in_relation(left) | map(attribute='name') | map('lower') | list if left -%}
        {{ return(left if left and columns | reject('in', names) | list == []) }}
    {%- endif -%}
{%- endmacro %}

{# delete_reopened: a pre-hook that takes out the rows that are about to be computed again. #}
{% macro delete_reopened(model_of_open_rows, key) -%}
    {% set open_rows = ref(model_of_open_rows) %}
    {% if is_incremental() %}
        delete from {{ this }} where {{ key }} in (select {{ key }} from {{ open_rows }})
    {% endif %}
{%- endmacro %}

{# highest_in_this: the highest number that a column of the model has so far, 0 in a full run. #}
{% macro highest_in_this(column) -%}
    {%- if is_incremental() -%}
    (select coalesce(max({{ column }}), 0) from {{ this }})
    {%- else -%}
    0
    {%- endif -%}
{%- endmacro %}
