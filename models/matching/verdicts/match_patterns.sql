with compared_pairs as (
    select * from {{ ref('compared_pairs') }}
),

match_weights as (
    select * from {{ ref('match_weights') }}
),

patterns as (
    select distinct
        pattern,
        {{ match_features() | join(',\n        ') }}
    from compared_pairs
),

observed as (
    {{ columns_to_rows('patterns', ['pattern'], match_features(), 'feature', 'level') }}
),

weighed as (
    select
        observed.pattern,
        {{ to_integer('match_weights.points') }} as points,
        {{ weighed_evidence('match_weights') }} as evidence
    from observed
    left join match_weights on observed.feature || ' ' || observed.level = match_weights.evidence
),

-- Pairs are many, and what can be found of them is little: it is weighed once.
match_patterns as (
    select
        pattern,
        cast(coalesce(sum(points), 0) as {{ dbt.type_int() }}) as points,
        coalesce({{ joined_values('evidence', ', ') }}, 'nothing that counts') as evidence
    from weighed
    group by pattern
)

select * from match_patterns
