with match_tie_breaks as (
    select * from {{ ref('match_tie_breaks') }}
),

policy_match_tie_breaks as (
    select
        {{ to_code('tie_break') }} as tie_break,
        cast(row_number() over (
            order by {{ to_integer('priority') }}, {{ by_bytes('tie_break') }}
        ) as {{ dbt.type_int() }}) as place
    from match_tie_breaks
    where {{ to_integer('priority') }} is not null
)

select * from policy_match_tie_breaks
