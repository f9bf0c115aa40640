{#
    Working seconds of a calendar before an instant, as an aggregate over the business_windows that opened by then:
    running totals only grow, so the largest one is that of the last window. Null before the first window.
#}
{% macro working_seconds(windows, instant) -%}
    max({{ windows }}.seconds_before + least(
        {{ windows }}.open_seconds, {{ seconds_between(windows ~ '.opens_at', instant) }}
    ))
{%- endmacro %}

{# Working seconds before an instant for every row of a CTE with work_calendar_id: (key, total_seconds). #}
{% macro working_seconds_by(key, clocks, instant) -%}
    select
        {{ clocks }}.{{ key }},
        {{ working_seconds('business_windows', clocks ~ '.' ~ instant) }} as total_seconds
    from {{ clocks }}
    inner join business_windows
        on
            {{ clocks }}.work_calendar_id = business_windows.work_calendar_id
            and {{ clocks }}.{{ instant }} >= business_windows.opens_at
    group by {{ clocks }}.{{ key }}
{%- endmacro %}
