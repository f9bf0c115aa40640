with crm_opportunities as (
    select * from {{ ref('crm_opportunities') }}
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
        coalesce({{ to_boolean('is_closed') }}, false) as is_closed,
        coalesce({{ to_boolean('is_won') }}, false) as is_won,
        {{ to_count('amount') }} as amount,

        -- times
        {{ to_utc_timestamp(clean_text('created_at')) }} as created_at,
        {{ to_utc_timestamp(clean_text('closed_at')) }} as closed_at
    from crm_opportunities
),

judged as (
    select
        *,
        md5(raw_row) as row_hash,
        case
            when opportunity_id is null then 'missing_opportunity_id'
        end as unusable_reason
    from typed
),

-- Of several usable rows with one id the latest version stays.
numbered as (
    select
        *,
        row_number() over (
            partition by opportunity_id, unusable_reason
            order by closed_at desc nulls last, created_at desc nulls last, row_hash
        ) as version_number
    from judged
),

parsed_opportunities as (
    select
        *,
        coalesce(
            unusable_reason, case when version_number > 1 then 'duplicate_opportunity_id' end
        ) as reason
    from numbered
)

select * from parsed_opportunities
