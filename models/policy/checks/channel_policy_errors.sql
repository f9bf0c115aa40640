with consents as (
    select * from {{ ref('consents') }}
),

sequences as (
    select * from {{ ref('sequences') }}
),

listed_channels as (
    select * from {{ ref('listed_channels') }}
),

consent_channels as (
    select
        row_key as consent_status,
        word as channels
    from listed_channels
    where file = 'consents'
),

sequence_channels as (
    select
        row_key as sequence_id,
        word as channels
    from listed_channels
    where file = 'sequences'
),

named_rows as (
    select
        count(case when consent_status = {{ blank_consent() }} then 1 end) as blank_rows,
        count(case when consent_status = {{ other_consent() }} then 1 end) as other_rows
    from consents
),

channel_policy_errors as (
    {{ key_problems('consents.csv', 'consent_status') }}
    union all
    select {{ problem(
        'consents.csv', 'consent_status', 'consent_status',
        "'is never the value of a lead, whose words look like this_one'"
    ) }}
    from consents
    where
        consent_status not in ({{ blank_consent() }}, {{ other_consent() }})
        and consent_status <> coalesce({{ to_code('consent_status') }}, '')
    union all
    {{ word_problems('consents.csv', 'consent_status', 'channels', consent_words(), rows='consent_channels') }}
    union all
    select {{ problem(
        'consents.csv', 'consent_status', 'channels', "'somebody who opted out is not contacted: ' || channels"
    ) }}
    from consents
    where consent_status = 'opted_out' and {{ clean_text('channels') }} is not null
    union all
    select {{ problem(
        'consents.csv', "'(all)'", 'consent_status',
        "'needs a row (blank) and a row (other): not every lead has a word of yours'"
    ) }}
    from named_rows
    where blank_rows = 0 or other_rows = 0
    union all
    {{ key_problems('sequences.csv', 'sequence_id') }}
    union all
    {{ empty_problems('sequences.csv', 'sequence_id', 'channels', 'true', "'say what it goes by'") }}
    union all
    {{ word_problems('sequences.csv', 'sequence_id', 'channels', channels(), rows='sequence_channels') }}
    union all
    select {{ problem('sequences.csv', 'sequence_id', 'sequence_id', "'is the name of a channel: ' || sequence_id") }}
    from sequences
    where lower({{ clean_text('sequence_id') }}) in {{ sql_list(consent_words()) }}
)

select * from channel_policy_errors
