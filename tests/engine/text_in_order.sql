-- Texts sort by their bytes, whatever the language of the database: capitals before small letters, marks before both.
with spelled as (
    select 'b' as word
    union all
    select 'B' as word
    union all
    select 'a_1' as word
    union all
    select 'a-1' as word
    union all
    select 'ä' as word
    union all
    select 'A1' as word
),

ordered as (
    select
        word,
        row_number() over (order by {{ by_bytes('word') }}) as place
    from spelled
),

joined as (
    select
        {{ joined_values('word', ' ') }} as words,
        max(case when place = 1 then word end) as first_word
    from ordered
)

select *
from joined
where words <> 'A1 B a-1 a_1 b ä' or first_word <> 'A1'
