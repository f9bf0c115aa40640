{# Every tail of a host with so many labels at most: (host, from_label, tail), the whole host being the tail from 1. #}
{% macro host_tails(hosts, labels) -%}
    {%- for label in range(1, labels + 1) %}
    select
        host,
        {{ label }} as from_label,
        {{ regex_replace('host', '^(?:[^.]*[.]){' ~ (label - 1) ~ '}', '') }} as tail
    from {{ hosts }}
    where {{ count_parts('host', '.') }} >= {{ label }}
    {{ "union all" if not loop.last }}
    {%- endfor %}
{%- endmacro %}
