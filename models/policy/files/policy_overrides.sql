with lead_overrides as (
    select * from {{ ref('lead_overrides') }}
),

policy_overrides as (
    select
        {{ clean_text('lead_id') }} as lead_id,
        {{ to_code('outcome') }} as outcome,
        {{ clean_text('destination') }} as destination,
        reason,
        {{ to_date('valid_from') }} as valid_from,
        {{ to_date('valid_to') }} as valid_to
    from lead_overrides
)

select * from policy_overrides
