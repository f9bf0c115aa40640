{#
    Clusters of nodes that share keys, directly or through others, as a chain of CTEs that ends in one named
    `clusters`: (node, rank, cluster_rank), cluster_rank being the smallest rank in the cluster. Every round passes
    the smallest rank on through each shared key. A chain of more than `rounds` links would stay in two halves: the
    invariant clusters_are_closed fails when that happens.
    nodes: CTE with (node, rank), rank unique; edges: CTE with (node, key).
#}
{% macro connected_components(nodes, node, rank, edges, key, rounds=8) -%}
round_0 as (
    select
        {{ node }},
        {{ rank }},
        {{ rank }} as cluster_rank
    from {{ nodes }}
),
{% for round in range(1, rounds + 1) %}
round_{{ round }}_keys as (
    select
        {{ edges }}.{{ key }},
        min(round_{{ round - 1 }}.cluster_rank) as cluster_rank
    from round_{{ round - 1 }}
    inner join {{ edges }} on round_{{ round - 1 }}.{{ node }} = {{ edges }}.{{ node }}
    group by {{ edges }}.{{ key }}
),

round_{{ round }} as (
    select
        round_{{ round - 1 }}.{{ node }},
        round_{{ round - 1 }}.{{ rank }},
        coalesce(min(round_{{ round }}_keys.cluster_rank), round_{{ round - 1 }}.cluster_rank) as cluster_rank
    from round_{{ round - 1 }}
    left join {{ edges }} on round_{{ round - 1 }}.{{ node }} = {{ edges }}.{{ node }}
    left join round_{{ round }}_keys on {{ edges }}.{{ key }} = round_{{ round }}_keys.{{ key }}
    group by
        round_{{ round - 1 }}.{{ node }}, round_{{ round - 1 }}.{{ rank }}, round_{{ round - 1 }}.cluster_rank
),
{% endfor %}
clusters as (
    select * from round_{{ rounds }}
)
{%- endmacro %}
