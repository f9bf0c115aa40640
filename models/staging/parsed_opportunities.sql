with crm_opportunities as (
    select * from {{ ref('crm_opportunities') }}
),

-- Trimmed first, since reading a moment looks at its text many times.
trimmed as (
    select
        *,
        {{ clean_text('created_at') }} as created_text,
        {{ clean_text('closed_at') }} as closed_text
    from crm_opportunities
),

typed as (
    select
        {{ row_as_json(crm_columns('opportunities')) }} as raw_row,

        -- ids
        {{ clean_text('opportunity_id') }} as opportunity_id,
        {{ clean_text('account_id') }} as account_id,
        {{ clean_text('lead_id') }} as lead_id,
        {{ clean_text('owner_id') }} as owner_id,

        -- deal
        {{ clean_text('stage') }} as stage,
        coalesce({{ to_boolean('is_closed') }}, {{ stage_says('stage', 'closed%|won|lost') }}, false) as is_closed,
        coalesce({{ to_boolean('is_won') }}, {{ stage_says('stage', 'closed%won|won') }}, false) as is_won,
        {{ to_count('amount') }} as amount,

        -- times
        {{ to_utc_timestamp('created_text') }} as created_at,
        {{ to_utc_timestamp('closed_text') }} as closed_at
    from trimmed
),

{{ judge_rows(
    'typed', 'opportunities',
    key='opportunity_id',
    unusable={
        'missing_opportunity_id': 'opportunity_id is null'
    },
    repeated='duplicate_opportunity_id',
    latest_first=['closed_at', 'created_at']
) }},

parsed_opportunities as (
    select * from sorted_out
)

select * from parsed_opportunities
