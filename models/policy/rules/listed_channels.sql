with routing_rules as (
    select * from {{ ref('routing_rules') }}
),

consents as (
    select * from {{ ref('consents') }}
),

sequences as (
    select * from {{ ref('sequences') }}
),

part_numbers as (
    {{ whole_numbers(20) }}
),

lists as (
    select
        'routing_rules' as file,
        {{ clean_text('rule_id') }} as row_key,
        {{ clean_text('next_step') }} as words
    from routing_rules
    union all
    select
        'consents' as file,
        {{ clean_text('consent_status') }} as row_key,
        {{ clean_text('channels') }} as words
    from consents
    union all
    select
        'sequences' as file,
        {{ clean_text('sequence_id') }} as row_key,
        {{ clean_text('channels') }} as words
    from sequences
),

listed_channels as (
    select
        lists.file,
        lists.row_key,
        part_numbers.number as place,
        lower({{ trimmed(split_part('lists.words', '|', 'part_numbers.number')) }}) as word
    from lists
    inner join part_numbers on part_numbers.number <= {{ count_parts('lists.words', '|') }}
)

select * from listed_channels
