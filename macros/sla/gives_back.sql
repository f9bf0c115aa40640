{# Whether a row of lead history gives the lead back: a status of var('rejected_lead_statuses'), or the owner taken off. #}
{% macro gives_back(field, new_value) -%}
    (
        ({{ field }} = 'status' and coalesce({{ to_code(new_value) }}, '') in (
            {%- for status in var('rejected_lead_statuses', ['rejected', 'returned']) -%}
            '{{ status }}'{{ ", " if not loop.last }}
            {%- endfor -%}
        ))
        or ({{ field }} = 'owner_id' and {{ new_value }} is null)
    )
{%- endmacro %}
