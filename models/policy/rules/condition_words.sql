with territories as (
    select * from {{ ref('territories') }}
),

segments as (
    select * from {{ ref('segments') }}
),

grades as (
    select * from {{ ref('grades') }}
),

countries as (
    select * from {{ ref('countries') }}
),

states as (
    select * from {{ ref('states') }}
),

-- The conditions whose values are a closed list, with that list: any other word in a cell is a slip of the pen.
condition_words as (
    select distinct
        'territory' as condition,
        lower(territory) as word
    from territories
    union all
    select
        'segment' as condition,
        lower(segment) as word
    from segments
    union all
    select
        'grade' as condition,
        lower(grade) as word
    from grades
    union all
    select
        'country' as condition,
        lower(country_code) as word
    from countries
    union all
    select
        'state' as condition,
        lower(state_code) as word
    from states
    union all
    {{ fixed_condition_word_rows() }}
)

select * from condition_words
