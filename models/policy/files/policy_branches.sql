with branches as (
    select * from {{ ref('branches') }}
),

policy_postal_codes as (
    select * from {{ ref('policy_postal_codes') }}
),

typed as (
    select
        -- ids
        {{ clean_text('branch_id') }} as branch_id,
        {{ clean_text('pool_id') }} as pool_id,
        {{ clean_text('owner_id') }} as owner_id,
        {{ clean_text('overflow_branch_id') }} as overflow_branch_id,
        {{ to_code('partner_id') }} as partner,

        -- place
        branch_name,
        {{ clean_text('country') }} as country_code,
        {{ plain_postal_code('postal_code', signs='*') }} as postal_code,
        {{ to_microdegrees(clean_text('latitude')) }} as latitude,
        {{ to_microdegrees(clean_text('longitude')) }} as longitude,

        -- times
        {{ to_date('valid_from') }} as valid_from,
        {{ to_date('valid_to') }} as valid_to
    from branches
),

policy_branches as (
    select
        typed.branch_id,
        typed.pool_id,
        typed.owner_id,
        typed.overflow_branch_id,
        typed.partner,
        typed.branch_name,
        typed.country_code,
        typed.postal_code,
        case
            when typed.latitude is null and typed.longitude is null then policy_postal_codes.latitude
            else typed.latitude
        end as latitude,
        case
            when typed.latitude is null and typed.longitude is null then policy_postal_codes.longitude
            else typed.longitude
        end as longitude,
        typed.valid_from,
        typed.valid_to
    from typed
    left join policy_postal_codes
        on
            typed.country_code = policy_postal_codes.country_code
            and typed.postal_code = policy_postal_codes.postal_code
)

select * from policy_branches
