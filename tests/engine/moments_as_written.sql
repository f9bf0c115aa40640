-- What to_utc_timestamp reads, and what it doesn't, to the second.
{%- set noon = moment_at('2026-10-28 12:00:00') %}
{%- set seconds_after_noon = {
    '2026-10-28T12:00:00Z': 0,
    '2026-10-28 12:00:05.999': 5,
    '2026-10-28T14:00:00+02:00': 0,
    '2026-10-28T07:30:00-0430': 0,
    '2026-10-28 12:00 UTC': 0,
    '2026-10-28': -43200,
    '2026/10/28 12:01': 60,
    '28.10.2026 12:00:01': 1,
    '10/28/2026 12:00 PM': 0,
    '10/28/26 12:00 am': -43200,
    '28 Oct 2026 12:00': 0,
    '28-oct-26': -43200,
    'October 28, 2026, 12:00:07 PM': 7,
    'Oct 28, 2026': -43200,
    '1793188800': 0,
    '1793188800123': 0,
    '2026-02-29': none,
    '2026-10-28 24:00:00': none,
    '13/13/2026': none,
    'Marble 3, 2026': none,
    '20261028': none,
    'tomorrow': none
} %}
with texts as (
    {%- for text, seconds in seconds_after_noon.items() %}
        select
            {{ text_literal(text) }} as written,
            cast({{ "null" if seconds is none else seconds }} as {{ dbt.type_bigint() }}) as expected
        {{ "union all" if not loop.last }}
    {%- endfor %}
),

moments as (
    select
        *,
        {{ seconds_between(noon, to_utc_timestamp('written')) }} as answer
    from texts
)

select *
from moments
where coalesce(answer, -1) <> coalesce(expected, -1)
