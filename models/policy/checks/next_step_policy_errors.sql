with listed_channels as (
    select * from {{ ref('listed_channels') }}
),

sequences as (
    select * from {{ ref('sequences') }}
),

consents as (
    select * from {{ ref('consents') }}
),

rule_cells as (
    select * from {{ ref('rule_cells') }}
),

unknown_steps as (
    select
        listed_channels.row_key as rule_id,
        listed_channels.word
    from listed_channels
    left join sequences on listed_channels.word = lower({{ clean_text('sequences.sequence_id') }})
    where
        listed_channels.file = 'routing_rules'
        and listed_channels.word not in {{ sql_list(channels()) }}
        and sequences.sequence_id is null
),

asked_consents as (
    select distinct
        rule_id,
        item as consent_status
    from rule_cells
    where rule_set = 'routing_rules' and condition = 'consent_status' and kind = 'value'
),

next_step_policy_errors as (
    select {{ problem(
        'routing_rules.csv', 'rule_id', 'next_step',
        "'is neither one of " ~ channels() | join(', ') ~ " nor in sequences.csv: ' || word"
    ) }}
    from unknown_steps
    union all
    {{ reference_problems(
        'routing_rules.csv', 'rule_id', 'consent_status', 'consents', 'consent_status', rows='asked_consents'
    ) }}
)

select * from next_step_policy_errors
