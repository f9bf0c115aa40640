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
    {{ key_problems('lead_overrides.csv', 'lead_id') }}
    union all
    {{ word_problems(
        'lead_overrides.csv', 'lead_id', 'outcome', ['owner', 'queue', 'nurture', 'discard'], required=true
    ) }}
    union all
    {{ empty_problems(
        'lead_overrides.csv', 'lead_id', 'destination', "outcome in ('owner', 'queue')", "outcome || ' needs one'"
    ) }}
    union all
    {{ reference_problems(
        'lead_overrides.csv', 'lead_id', 'destination', 'owners', 'owner_id', rows='owner_overrides'
    ) }}
    union all
    {{ empty_problems('lead_overrides.csv', 'lead_id', 'reason', 'true', "'whoever reads the log will ask why'") }}
    union all
    {{ date_problems('lead_overrides.csv', 'lead_id', 'valid_from', required=true) }}
    union all
    {{ date_problems('lead_overrides.csv', 'lead_id', 'valid_to', required=true) }}
)

select * from override_policy_errors
