with postal_codes as (
    select distinct
        postal_code,
        cast(length(postal_code) as {{ dbt.type_int() }}) as digits,
        coalesce({{ regex_matches('postal_code', '^[0-9]+$') }}, false) as is_number
    from {{ ref('lead_places') }}
    where postal_code <> ''
),

lengths as (
    {{ whole_numbers(longest_postal_code()) }}
),

postal_masks as (
    select
        postal_code,
        postal_code as mask
    from postal_codes
    union all
    select
        postal_codes.postal_code,
        left(postal_codes.postal_code, lengths.number) || '*' as mask
    from postal_codes
    inner join lengths on postal_codes.digits >= lengths.number
    union all
    select
        postal_codes.postal_code,
        rpad(left(postal_codes.postal_code, lengths.number - 1), postal_codes.digits, '?') as mask
    from postal_codes
    inner join lengths on postal_codes.digits >= lengths.number
    where postal_codes.is_number
)

select * from postal_masks
