{#
    Two halves of one idea: an incremental model that always equals a full run.

    changed_rows: the rows of a staged relation (with row_hash) that the model has not yet computed in this form, with
    input_hash = the row and the reference data it is computed from. All rows in a full run.
#}
{% macro changed_rows(relation, key) -%}
    select
        staged.*,
        md5(staged.row_hash || {{ seeds_version('reference') }}) as input_hash
    from {{ relation }} as staged
    {%- if is_incremental() %}
    left join {{ this }} as known on staged.{{ key }} = known.{{ key }}
    where known.input_hash is null
        or known.input_hash <> md5(staged.row_hash || {{ seeds_version('reference') }})
    {%- endif %}
{%- endmacro %}

{# delete_vanished: a post-hook that takes out the rows whose staged row is gone. #}
{% macro delete_vanished(staged_model, key) -%}
    delete from {{ this }} where {{ key }} not in (select {{ key }} from {{ ref(staged_model) }})
{%- endmacro %}
