with listed_channels as (
    select * from {{ ref('listed_channels') }}
),

sequences as (
    select
        {{ clean_text('sequence_id') }} as sequence_id,
        lower({{ clean_text('sequence_id') }}) as word
    from {{ ref('sequences') }}
),

rule_words as (
    select
        row_key as rule_id,
        place,
        word
    from listed_channels
    where file = 'routing_rules'
),

sequence_channels as (
    select distinct
        lower(row_key) as word,
        word as channel
    from listed_channels
    where file = 'sequences'
),

sequence_lists as (
    select
        word,
        {{ joined_values('channel', '|') }} as channels
    from sequence_channels
    group by word
),

-- A sequence needs all of its channels, and leave to run by itself.
sequence_needs as (
    select
        word,
        channel as needs
    from sequence_channels
    union all
    select
        word,
        'sequence' as needs
    from sequences
),

rule_next_steps as (
    select
        rule_id,
        place,
        word as next_action,
        cast(null as {{ dbt.type_string() }}) as sequence_id,
        word as channel,
        word as needs
    from rule_words
    where word in {{ sql_list(channels()) }}
    union all
    select
        rule_words.rule_id,
        rule_words.place,
        'sequence' as next_action,
        sequences.sequence_id,
        sequence_lists.channels as channel,
        sequence_needs.needs
    from rule_words
    inner join sequences on rule_words.word = sequences.word
    inner join sequence_lists on sequences.word = sequence_lists.word
    inner join sequence_needs on sequences.word = sequence_needs.word
)

select * from rule_next_steps
