with policy_territories as (
    select
        *,
        cast({{ integer_divide('length(postal_code) - 2', '2') }} as {{ dbt.type_int() }}) as digits
    from {{ ref('policy_territories') }}
),

part_numbers as (
    {{ whole_numbers(10) }}
),

block_sizes as (
    select
        number - 1 as free_digits,
        cast(rpad('1', number, '0') as {{ dbt.type_bigint() }}) as codes
    from part_numbers
),

-- The whole blocks of 1, 10, 100, … codes within a range: from the first to the last of each size.
sizes as (
    select
        policy_territories.place,
        policy_territories.digits,
        block_sizes.free_digits,
        {{ integer_divide('policy_territories.postal_low + block_sizes.codes - 1', 'block_sizes.codes') }}
            as first_block,
        {{ integer_divide('policy_territories.postal_high + 1', 'block_sizes.codes') }} - 1 as last_block,
        {{ integer_divide('policy_territories.postal_low + 10 * block_sizes.codes - 1', '10 * block_sizes.codes') }}
            as first_larger,
        {{ integer_divide('policy_territories.postal_high + 1', '10 * block_sizes.codes') }} - 1 as last_larger
    from policy_territories
    inner join block_sizes on policy_territories.digits >= block_sizes.free_digits
    where policy_territories.postal_kind = 'range'
),

-- Only blocks at the two ends are not part of a larger one.
blocks as (
    select
        sizes.*,
        sizes.first_block + part_numbers.number - 1 as block
    from sizes
    cross join part_numbers
    union all
    select
        sizes.*,
        sizes.last_block - part_numbers.number + 1 as block
    from sizes
    cross join part_numbers
),

range_masks as (
    select distinct
        place,
        rpad(
            lpad(cast(block as {{ dbt.type_string() }}), cast(digits - free_digits as {{ dbt.type_int() }}), '0'),
            digits, '?'
        ) as mask
    from blocks
    where
        block between first_block and last_block
        and not {{ integer_divide('block', '10') }} between first_larger and last_larger
),

territory_masks as (
    select distinct
        place,
        coalesce(postal_code, '') as mask
    from policy_territories
    where postal_kind is null or postal_kind in ('whole', 'prefix')
    union all
    select
        place,
        mask
    from range_masks
)

select * from territory_masks
