{#
    The latest decision on each of some leads: a query with every column of the log. A maximum and joins, because a
    window would sort all columns of the log. The log is a ref or a source, not a CTE: a CTE that is named twice may be
    stored, with all of its columns.
#}
{% macro latest_decisions(log, leads) -%}
    select decided.*
    from {{ log }} as decided
    inner join (
        select
            numbered.lead_id,
            max(numbered.decision_number) as decision_number
        from {{ log }} as numbered
        inner join {{ leads }} on numbered.lead_id = {{ leads }}.lead_id
        group by numbered.lead_id
    ) as latest on decided.lead_id = latest.lead_id and decided.decision_number = latest.decision_number
{%- endmacro %}
