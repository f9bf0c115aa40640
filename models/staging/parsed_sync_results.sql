with crm_sync_results as (
    select * from {{ ref('crm_sync_results') }}
),

-- Trimmed first, since reading a moment looks at its text many times.
trimmed as (
    select
        *,
        {{ clean_text('attempted_at') }} as attempted_text
    from crm_sync_results
),

typed as (
    select
        {{ row_as_json(crm_columns('sync_results')) }} as raw_row,

        -- ids
        {{ clean_text('lead_id') }} as lead_id,
        {{ clean_text('assignment_id') }} as assignment_id,
        {{ clean_text('sync_run_id') }} as sync_run_id,

        -- result
        {{ to_code('operation') }} as operation,
        {{ to_code('status') }} as status,
        {{ clean_text('error_message') }} as error_message,

        -- times
        {{ to_utc_timestamp('attempted_text') }} as attempted_at
    from trimmed
),

{{ judge_rows(
    'typed', 'sync_results',
    key='row_hash',
    unusable={
        'missing_lead_id': 'lead_id is null',
        'unreadable_attempted_at': 'attempted_at is null'
    },
    repeated='duplicate_row'
) }},

parsed_sync_results as (
    select * from sorted_out
)

select * from parsed_sync_results
