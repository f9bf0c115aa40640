with parsed_activities as (
    select * from {{ ref('parsed_activities') }}
),

quarantined_activities as (
    select
        activity_id,
        reason,
        raw_row
    from parsed_activities
    where reason is not null
)

select * from quarantined_activities
