with territories as (
    select * from {{ ref('territories') }}
),

typed as (
    select
        {{ clean_text('territory') }} as territory,
        territory_name,
        {{ clean_text('account_id') }} as account_id,
        {{ clean_text('country') }} as country_code,
        {{ clean_text('state') }} as state_code,
        {{ plain_postal_code('postal_code', signs='.*') }} as postal_code,
        {{ to_code('industry') }} as industry,
        {{ clean_text('segment') }} as segment,
        {{ to_date('valid_from') }} as valid_from,
        {{ to_date('valid_to') }} as valid_to
    from territories
),

kinds as (
    select
        *,
        case
            when {{ regex_matches('postal_code', '^[A-Z0-9]+$') }} then 'whole'
            when {{ regex_matches('postal_code', '^[A-Z0-9]+[*]$') }} then 'prefix'
            when {{ regex_matches('postal_code', '^[0-9]{1,9}[.][.][0-9]{1,9}$') }} then 'range'
            when postal_code is not null then 'unreadable'
        end as postal_kind,
        {{ to_integer(regex_extract('postal_code', '^([0-9]{1,9})[.][.]')) }} as postal_low,
        {{ to_integer(regex_extract('postal_code', '[.][.]([0-9]{1,9})$')) }} as postal_high
    from typed
),

policy_territories as (
    select
        *,
        {{ territory_place() }} as place,
        {{ territory_specificity('postal_kind', 'postal_code', 'postal_low', 'postal_high') }} as specificity
    from kinds
)

select * from policy_territories
