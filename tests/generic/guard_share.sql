{#
    The share in percent of one guard of mart_routing_guards, 0 while there are too few leads to tell. The thresholds
    are the test's warn_if and error_if, with fail_calc: max(whole_percent). dbt counts failures in whole numbers:
    rounded up, a share of 10.1 is still more than a threshold of 10.
#}
{% test guard_share(model, guard) %}
select
    guard,
    leads,
    hits,
    share_percent,
    case
        when leads >= {{ var('guard_minimum_leads') }} then cast(ceil(share_percent) as {{ dbt.type_int() }})
        else 0
    end as whole_percent
from {{ model }}
where guard = '{{ guard }}'
{% endtest %}
