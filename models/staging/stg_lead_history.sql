with parsed_lead_history as (
    select * from {{ ref('parsed_lead_history') }}
),

stg_lead_history as (
    select
        -- ids
        lead_id,
        changed_by,

        -- change
        field,
        old_value,
        new_value,

        -- times
        changed_at
    from parsed_lead_history
    where reason is null
)

select * from stg_lead_history
