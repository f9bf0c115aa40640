{#
    Clusters of nodes that links connect, directly or through others, as a chain of CTEs that ends in one named
    `clusters`: (node, rank, cluster_rank), cluster_rank being the smallest rank in the cluster.
    nodes: CTE with (node, rank), rank unique; links: CTE with (node, other), each link once.

    Every round hangs the links anew, in two steps (Kiryati and others, Connected Components in MapReduce and Beyond):
    a node's larger neighbours go to the smallest of all its neighbours, then it goes there itself with its smaller
    ones. So distances shrink by a share in each round: 6 rounds join chains of 50 links, 10 rounds those of 1000.
    Should a longer one remain, the invariant clusters_are_closed fails.

    Each step reads the one before it once, and has no joins but with two numbers: many engines put a CTE wherever it is
    named, and one that is named twice per round would be computed 2 to the power of the rounds times.
#}
{% macro connected_components(nodes, node, rank, links, other, rounds=6) -%}
round_0 as (
    select
        case
            when {{ nodes }}.{{ rank }} > other_nodes.{{ rank }} then {{ nodes }}.{{ rank }}
            else other_nodes.{{ rank }}
        end as larger,
        case
            when {{ nodes }}.{{ rank }} > other_nodes.{{ rank }} then other_nodes.{{ rank }}
            else {{ nodes }}.{{ rank }}
        end as smaller
    from {{ links }}
    inner join {{ nodes }} on {{ links }}.{{ node }} = {{ nodes }}.{{ node }}
    inner join {{ nodes }} as other_nodes on {{ links }}.{{ other }} = other_nodes.{{ node }}
),

two_sides as (
    {{ whole_numbers(2) }}
),
{% for round in range(1, rounds + 1) %}
round_{{ round }}_seen as (
    select
        case when two_sides.number = 1 then links.larger else links.smaller end as node,
        case when two_sides.number = 1 then links.smaller else links.larger end as neighbour,
        min(links.smaller) over (
            partition by case when two_sides.number = 1 then links.larger else links.smaller end
        ) as smallest
    from round_{{ round - 1 }} as links
    cross join two_sides
),

round_{{ round }}_hung as (
    select distinct
        neighbour as larger,
        smallest as smaller
    from round_{{ round }}_seen
    where neighbour > node
),

round_{{ round }}_gathered as (
    select
        larger,
        smaller,
        min(smaller) over (partition by larger) as smallest
    from round_{{ round }}_hung
),

round_{{ round }} as (
    select distinct
        case when two_sides.number = 1 then links.larger else links.smaller end as larger,
        links.smallest as smaller
    from round_{{ round }}_gathered as links
    cross join two_sides
    where two_sides.number = 1 or links.smaller > links.smallest
),
{% endfor %}
connected as (
    select
        larger as {{ rank }},
        min(smaller) as cluster_rank
    from round_{{ rounds }}
    group by larger
),

clusters as (
    select
        {{ nodes }}.{{ node }},
        {{ nodes }}.{{ rank }},
        coalesce(connected.cluster_rank, {{ nodes }}.{{ rank }}) as cluster_rank
    from {{ nodes }}
    left join connected on {{ nodes }}.{{ rank }} = connected.{{ rank }}
)
{%- endmacro %}
