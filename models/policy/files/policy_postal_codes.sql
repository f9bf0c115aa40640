with postal_codes as (
    select * from {{ ref('postal_codes') }}
),

policy_postal_codes as (
    select
        {{ clean_text('country') }} as country_code,
        {{ plain_postal_code('postal_code', signs='*') }} as postal_code,
        {{ to_microdegrees(clean_text('latitude')) }} as latitude,
        {{ to_microdegrees(clean_text('longitude')) }} as longitude
    from postal_codes
)

select * from policy_postal_codes
