-- Where nulls stand is always said: engines differ, and so does one engine from ascending to descending.
with numbered as (
    select cast(null as {{ dbt.type_int() }}) as number
    union all
    select 1 as number
    union all
    select 2 as number
),

ordered as (
    select
        number,
        row_number() over (order by number asc nulls last) as place_ascending,
        row_number() over (order by number desc nulls last) as place_descending
    from numbered
)

select *
from ordered
where
    (number is null and (place_ascending <> 3 or place_descending <> 3))
    or (number = 2 and (place_ascending <> 2 or place_descending <> 1))
