with territories as (
    select * from {{ ref('territories') }}
),

policy_territories as (
    select
        territory,
        territory_name,
        {{ clean_text('country') }} as country_code,
        {{ clean_text('state') }} as state_code,
        {{ to_date('valid_from') }} as valid_from,
        {{ to_date('valid_to') }} as valid_to
    from territories
)

select * from policy_territories
