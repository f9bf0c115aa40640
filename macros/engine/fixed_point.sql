{#
    The materialization fixed_point: a table whose SELECT runs again and again, each time over what it gave the last
    time, until a round changes nothing, or max_rounds times. The SELECT reads the model that the meta config names in
    first_round, which has the same columns; from the second round on it reads its own table in that place.
#}
{% materialization fixed_point, default %}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- set next_relation = make_intermediate_relation(target_relation) -%}
    {%- set first_relation = ref(model.config.meta.first_round) -%}
    {%- set next_sql = sql | replace(first_relation | string, target_relation | string) -%}
    {%- set progress = namespace(rounds=1) -%}

    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}

    {%- do create_anew(target_relation, sql) -%}
    {%- set progress.changes = count_changes(first_relation, target_relation) -%}
    {%- for _ in range(1, model.config.meta.max_rounds) -%}
        {%- if progress.changes -%}
            {%- do create_anew(next_relation, next_sql) -%}
            {%- set progress.changes = count_changes(target_relation, next_relation) -%}
            {%- set progress.rounds = progress.rounds + 1 -%}
            {%- do adapter.drop_relation(target_relation) -%}
            {%- do adapter.rename_relation(next_relation, target_relation) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- do log(this.identifier ~ ': ' ~ progress.rounds ~ ' rounds, ' ~ progress.changes ~ ' changes in the last') -%}
    {%- do persist_docs(target_relation, model) -%}

    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {{ adapter.commit() }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{# How many rows of one relation the other one does not have. #}
{% macro count_changes(before, after) -%}
    {%- set answer = run_query(
        'select count(*) as changes from (select * from ' ~ after ~ ' ' ~ dbt.except() ~ ' select * from ' ~ before
        ~ ') as changed'
    ) -%}
    {{ return(answer.columns[0].values()[0] if answer.rows else 0) }}
{%- endmacro %}
