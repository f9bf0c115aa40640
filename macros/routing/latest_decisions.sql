{#
    The latest decision on each lead: a query with every column of the log. A maximum and a join, because a window over
    the whole log would sort all of its columns.
#}
{% macro latest_decisions(log) -%}
    select {{ log }}.*
    from {{ log }}
    inner join (
        select
            lead_id,
            max(decision_number) as decision_number
        from {{ log }}
        group by lead_id
    ) as latest on {{ log }}.lead_id = latest.lead_id and {{ log }}.decision_number = latest.decision_number
{%- endmacro %}
