{#
    Clusters of nodes that share keys, directly or through others, as a chain of CTEs that ends in one named
    `clusters`: (node, rank, cluster_rank), cluster_rank being the smallest rank in the cluster. Every round passes
    the smallest rank on, first to all nodes of a key, then to all keys of a node. A chain of more than `rounds` links
    would stay in two halves: the invariant clusters_are_closed fails when that happens.
    nodes: CTE with (node, rank), rank unique; edges: CTE with (node, key).

    Each step reads the one before it once, and has no joins: many engines put a CTE wherever it is named, and one that
    is named twice per round would be computed 2 to the power of the rounds times.
#}
{% macro connected_components(nodes, node, rank, edges, key, rounds=8) -%}
round_0 as (
    select
        {{ edges }}.{{ node }},
        {{ edges }}.{{ key }},
        {{ nodes }}.{{ rank }} as cluster_rank
    from {{ edges }}
    inner join {{ nodes }} on {{ edges }}.{{ node }} = {{ nodes }}.{{ node }}
),
{% for round in range(1, rounds + 1) %}
round_{{ round }}_keys as (
    select
        {{ node }},
        {{ key }},
        min(cluster_rank) over (partition by {{ key }}) as cluster_rank
    from round_{{ round - 1 }}
),

round_{{ round }} as (
    select
        {{ node }},
        {{ key }},
        min(cluster_rank) over (partition by {{ node }}) as cluster_rank
    from round_{{ round }}_keys
),
{% endfor %}
connected as (
    select
        {{ node }},
        min(cluster_rank) as cluster_rank
    from round_{{ rounds }}
    group by {{ node }}
),

clusters as (
    select
        {{ nodes }}.{{ node }},
        {{ nodes }}.{{ rank }},
        coalesce(connected.cluster_rank, {{ nodes }}.{{ rank }}) as cluster_rank
    from {{ nodes }}
    left join connected on {{ nodes }}.{{ node }} = connected.{{ node }}
)
{%- endmacro %}
