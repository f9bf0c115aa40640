with lead_overrides as (
    select * from {{ ref('lead_overrides') }}
),

owner_overrides as (
    select *
    from lead_overrides
    where outcome = 'owner'
),

owners as (
    select * from {{ ref('owners') }}
),

override_policy_errors as (
    {{ key_problems('lead_overrides', 'lead_overrides.csv', 'lead_id') }}
    union all
    {{ word_problems('lead_overrides', 'lead_overrides.csv', 'lead_id', 'outcome', ['owner', 'queue', 'nurture', 'discard'], required=true) }}
    union all
    select {{ problem('lead_overrides.csv', 'lead_id', 'destination', "'is empty, and ' || outcome || ' needs one'") }}
    from lead_overrides
    where outcome in ('owner', 'queue') and {{ clean_text('destination') }} is null
    union all
    {{ reference_problems('owner_overrides', 'lead_overrides.csv', 'lead_id', 'destination', 'owners', 'owner_id', 'owners.csv') }}
    union all
    select {{ problem('lead_overrides.csv', 'lead_id', 'reason', "'is empty: whoever reads the log will ask why'") }}
    from lead_overrides
    where {{ clean_text('reason') }} is null
    union all
    {{ date_problems('lead_overrides', 'lead_overrides.csv', 'lead_id', 'valid_from', required=true) }}
    union all
    {{ date_problems('lead_overrides', 'lead_overrides.csv', 'lead_id', 'valid_to', required=true) }}
)

select * from override_policy_errors
