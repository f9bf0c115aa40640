{#
    For each lead the class of its value of every condition, under the condition's name; 0 where no rule asks.
    leads: a relation with lead_id and all conditions; classes: (condition, value, class_number).
#}
{% macro classes_of_values(leads, classes) -%}
    select
        {{ leads }}.lead_id
        {%- for condition in routing_conditions() %},
        coalesce({{ condition }}_classes.class_number, 0) as {{ identifier(condition) }}
        {%- endfor %}
    from {{ leads }}
    {%- for condition in routing_conditions() %}
    left join {{ classes }} as {{ condition }}_classes
        on
            coalesce(lower({{ as_text(leads ~ '.' ~ identifier(condition)) }}), '') = {{ condition }}_classes.value
            and {{ condition }}_classes.condition = '{{ condition }}'
    {%- endfor %}
{%- endmacro %}
