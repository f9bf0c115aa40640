{#
    The scale of a pool's virtual time: half a slot of a member of weight 1. It divides by every weight up to 16, so
    turns are exact there; above that they are rounded down to a ten-millionth of a slot.
#}
{% macro half_slot(weight) -%}
    {{ integer_divide('360360000', weight) }}
{%- endmacro %}
