with parsed_activities as (
    select * from {{ ref('parsed_activities') }}
),

stg_activities as (
    select
        -- ids
        activity_id,
        lead_id,
        owner_id,

        -- kind
        activity_type,
        direction,

        -- times
        occurred_at
    from parsed_activities
    where reason is null
)

select * from stg_activities
