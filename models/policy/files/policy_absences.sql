with owner_absences as (
    select * from {{ ref('owner_absences') }}
),

policy_absences as (
    select
        {{ clean_text('owner_id') }} as owner_id,
        {{ clean_text('stand_in_owner_id') }} as stand_in_owner_id,
        reason,
        coalesce({{ to_code('open_leads') }} = 'pass_on', false) as passes_on_open_leads,
        {{ to_date('starts_on') }} as starts_on,
        {{ to_date('ends_on') }} as ends_on
    from owner_absences
)

select * from policy_absences
