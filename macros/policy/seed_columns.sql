{#
    The hooks of a policy file. Its columns are those that its YAML describes: a column that nobody reads and one that
    is missing stop the run, in the words of policy_errors. A column whose description has
    `config: {meta: {may_be_left_out: true}}` is added to the table, empty, when the file does without it.
#}

{# Before the file is loaded: the header has what it should have and nothing else. #}
{% macro check_seed_columns() -%}
    {%- if execute -%}
        {%- set header, problems = load_agate_table().column_names | list, [] -%}
        {%- for column in header if column not in model.columns -%}
            {%- set known = model.columns | join(', ') -%}
            {%- do problems.append(column ~ ': is not a column of this file, which has ' ~ known) -%}
        {%- endfor -%}
        {%- for column in model.columns.values() if column.name not in header and not may_be_left_out(column) -%}
            {%- do problems.append(column.name ~ ': the column is missing') -%}
        {%- endfor -%}
        {%- set messages = [] -%}
        {%- for problem in problems -%}
            {%- do messages.append(model.name ~ '.csv, row (header), ' ~ problem) -%}
        {%- endfor -%}
        {%- if messages -%}
            {%- do exceptions.raise_compiler_error(messages | join('\n')) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# After the file is loaded: the columns that it may leave out and does. #}
{% macro add_left_out_columns() -%}
    {%- if execute -%}
        {%- set header, missing = load_agate_table().column_names | list, [] -%}
        {%- for column in model.columns.values() if column.name not in header -%}
            {%- do missing.append(api.Column(column.name, model.config.column_types[column.name])) -%}
        {%- endfor -%}
        {%- if missing -%}
            {%- do alter_relation_add_remove_columns(this, missing, none) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# Whether a column of a policy file, as the YAML describes it, may be missing from the file. #}
{% macro may_be_left_out(column) -%}
    {%- do return(column.config.meta.get('may_be_left_out', false)) -%}
{%- endmacro %}
