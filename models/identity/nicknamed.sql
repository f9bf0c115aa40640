with nicknames as (
    select * from {{ ref('nicknames') }}
),

both_ways as (
    select
        name as one_name,
        nickname as other_name
    from nicknames
    union all
    select
        nickname as one_name,
        name as other_name
    from nicknames
),

nicknamed as (
    select distinct
        one_name,
        other_name
    from both_ways
)

select * from nicknamed
