{# A share in percent with one decimal, rounded half up in whole numbers so that engines agree; null of nothing. #}
{% macro percent(part, whole) -%}
    case
        when {{ whole }} > 0
            then cast({{ integer_divide('2000 * (' ~ part ~ ') + (' ~ whole ~ ')', '2 * (' ~ whole ~ ')') }} * 0.1 as decimal(6, 1))
    end
{%- endmacro %}
