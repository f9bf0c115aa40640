with normalized_accounts as (
    select * from {{ ref('normalized_accounts') }}
),

counted as (
    select
        account_id,
        {{ phone_range('phone_tail') }} as phone_range,
        count(*) over (partition by {{ phone_area('phone_tail') }}) as accounts_in_area
    from normalized_accounts
    where phone_tail is not null
),

-- An area has a thousand ranges: with enough accounts in it, any number stands beside one of theirs.
account_phone_ranges as (
    select
        account_id,
        phone_range
    from counted
    where accounts_in_area <= {{ var('match_max_accounts_per_phone_area') }}
)

select * from account_phone_ranges
