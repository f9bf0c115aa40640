{#
    The materialization kept_table: a table that stands for as long as its version does. The meta config kept_by names a
    column of the table and the model, of one row, that has the same column: while both hold the same value, there is
    nothing to do. A full refresh makes it anew.
#}
{% materialization kept_table, default %}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- set known_relation = load_cached_relation(target_relation) -%}
    {%- set column, model_of_version = model.config.meta.kept_by -%}

    {%- if known_relation and not should_full_refresh()
        and only_value(known_relation, column) == only_value(ref(model_of_version), column) -%}
        {%- call noop_statement('main', 'KEPT') -%}{%- endcall -%}
    {%- else -%}
        {{ run_hooks(pre_hooks, inside_transaction=False) }}
        {{ run_hooks(pre_hooks, inside_transaction=True) }}
        {%- do create_anew(target_relation, sql) -%}
        {%- do persist_docs(target_relation, model) -%}
        {{ run_hooks(post_hooks, inside_transaction=True) }}
        {{ adapter.commit() }}
        {{ run_hooks(post_hooks, inside_transaction=False) }}
    {%- endif -%}

    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{# The value that a column has in every row. #}
{% macro only_value(relation, column) -%}
    {%- set answer = run_query('select max(' ~ column ~ ') as value_of_all from ' ~ relation) -%}
    {{ return(answer.columns[0].values()[0] if answer.rows) }}
{%- endmacro %}
