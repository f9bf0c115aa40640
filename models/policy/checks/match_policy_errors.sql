with match_tie_breaks as (
    select * from {{ ref('match_tie_breaks') }}
),

match_policy_errors as (
    {{ key_problems('match_tie_breaks.csv', 'tie_break') }}
    union all
    {{ word_problems('match_tie_breaks.csv', 'tie_break', 'tie_break', match_tie_breaks(), required=true) }}
    union all
    {{ number_problems('match_tie_breaks.csv', 'tie_break', 'priority', required=true) }}
    union all
    select {{ problem(
        'match_tie_breaks.csv', 'min(tie_break)', 'priority',
        "'is also that of ' || max(tie_break) || ': ' || min(priority)"
    ) }}
    from match_tie_breaks
    group by {{ to_integer('priority') }}
    having count(distinct tie_break) > 1 and {{ to_integer('priority') }} is not null
)

select * from match_policy_errors
