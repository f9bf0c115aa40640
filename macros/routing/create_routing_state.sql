{#
    Creates the log of decisions, empty and typed by the contract of the model assignment_log, when it isn't there yet.
    The log is read back as source('routing_state', 'assignment_log') before the model appends to it, so it has to
    exist first. Runs on-run-start; does nothing when the table exists.
#}
{% macro create_routing_state() %}
    {% if execute and flags.WHICH not in ('compile', 'docs', 'list', 'parse', 'show') %}
        {% set model = graph.nodes.values() | selectattr('resource_type', 'equalto', 'model')
            | selectattr('name', 'equalto', 'assignment_log') | first %}
        {% set log_relation = api.Relation.create(
            database=model.database, schema=model.schema, identifier=model.alias, type='table'
        ) %}
        {% if load_relation(log_relation) is none %}
            {% do adapter.create_schema(log_relation) %}
            {% do run_query(create_state_table_sql(log_relation, model)) %}
            {% do adapter.cache_added(log_relation.incorporate(dbt_created=true)) %}
        {% endif %}
    {% endif %}
{% endmacro %}

{# create table … with the columns of the model's contract and, where the engine keeps it, its primary key. #}
{% macro create_state_table_sql(relation, model) %}
    create table {{ relation }} (
        {%- for column in model.columns.values() %}
        {{ identifier(column.name) }} {{ column_type(column.data_type) }}{{ "," if not loop.last }}
        {%- endfor %}
        {%- for constraint in model.constraints if constraint.type == 'primary_key' and keeps_keys() %},
        primary key ({{ constraint.columns | join(', ') }})
        {%- endfor %}
    )
    {{ table_format() }}
{% endmacro %}
