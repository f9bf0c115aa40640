{#
    The materialization fixed_point: a table whose SELECT runs again and again, each time over what the last round left,
    until a round changes nothing, or max_rounds times. In the model, `this` is the last round; the first one is the
    model that the config names in first_round, which has the same columns.
#}
{% materialization fixed_point, default %}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- set round_relation = make_intermediate_relation(target_relation) -%}
    {%- set progress = namespace(changes=1, rounds=0) -%}

    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}

    {{ replace_with_select(target_relation, 'select * from ' ~ ref(config.require('first_round'))) }}
    {%- for _ in range(config.require('max_rounds')) -%}
        {%- if progress.changes -%}
            {{ replace_with_select(round_relation, sql) }}
            {%- set progress.changes = count_changes(target_relation, round_relation) -%}
            {%- set progress.rounds = progress.rounds + 1 -%}
            {%- do adapter.drop_relation(target_relation) -%}
            {%- do adapter.rename_relation(round_relation, target_relation) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- do log(this.identifier ~ ': ' ~ progress.rounds ~ ' rounds, ' ~ progress.changes ~ ' changes in the last') -%}
    {%- do persist_docs(target_relation, model) -%}

    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {{ adapter.commit() }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{# Makes a table anew from a SELECT. #}
{% macro replace_with_select(relation, select) -%}
    {%- do drop_relation_if_exists(load_cached_relation(relation)) -%}
    {%- call statement('main') -%}
        {{ create_table_as(False, relation, select) }}
    {%- endcall -%}
    {%- do adapter.cache_added(relation) -%}
{%- endmacro %}

{# How many rows of one relation the other one does not have. #}
{% macro count_changes(before, after) -%}
    {%- set answer = run_query(
        'select count(*) as changes from (select * from ' ~ after ~ ' ' ~ dbt.except() ~ ' select * from ' ~ before
        ~ ') as changed'
    ) -%}
    {{ return(answer.columns[0].values()[0] if answer.rows else 0) }}
{%- endmacro %}
