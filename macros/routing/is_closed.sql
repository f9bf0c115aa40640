{# Whether a lead needs no owner any more: converted, or in one of var('closed_lead_statuses'). #}
{% macro is_closed(lead) -%}
    ({{ lead }}.converted_at is not null or coalesce({{ to_code(lead ~ '.status') }}, '') in (
        {%- for status in var('closed_lead_statuses') -%}
        '{{ status }}'{{ ", " if not loop.last }}
        {%- endfor -%}
    ))
{%- endmacro %}
