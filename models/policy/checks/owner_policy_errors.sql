with owners as (
    select * from {{ ref('owners') }}
),

owner_absences as (
    select * from {{ ref('owner_absences') }}
),

business_hours as (
    select distinct calendar_id
    from {{ ref('business_hours') }}
),

time_zones as (
    select * from {{ ref('time_zones') }}
),

owner_policy_errors as (
    {{ key_problems('owners.csv', 'owner_id') }}
    union all
    {{ reference_problems('owners.csv', 'owner_id', 'time_zone', 'time_zones', 'time_zone', 'the IANA time zones') }}
    union all
    {{ reference_problems('owners.csv', 'owner_id', 'calendar_id', 'business_hours', 'calendar_id') }}
    union all
    {{ word_problems('owners.csv', 'owner_id', 'is_active', ['true', 'false'], required=true) }}
    union all
    {{ date_problems('owners.csv', 'owner_id', 'active_from') }}
    union all
    {{ date_problems('owners.csv', 'owner_id', 'active_to') }}
    union all
    {{ period_problems('owners.csv', 'owner_id', 'active_from', 'active_to') }}
    union all
    {{ number_problems('owners.csv', 'owner_id', 'daily_cap') }}
    union all
    {{ number_problems('owners.csv', 'owner_id', 'weekly_cap') }}
    union all
    {{ number_problems('owners.csv', 'owner_id', 'open_cap') }}
    union all
    {{ reference_problems('owner_absences.csv', 'owner_id', 'owner_id', 'owners', 'owner_id') }}
    union all
    {{ reference_problems('owner_absences.csv', 'owner_id', 'stand_in_owner_id', 'owners', 'owner_id') }}
    union all
    {{ word_problems('owner_absences.csv', 'owner_id', 'open_leads', ['keep', 'pass_on']) }}
    union all
    {{ date_problems('owner_absences.csv', 'owner_id', 'starts_on', required=true) }}
    union all
    {{ date_problems('owner_absences.csv', 'owner_id', 'ends_on', required=true) }}
    union all
    select {{ problem('owner_absences.csv', 'owner_id', 'ends_on', "'is before starts_on: ' || ends_on") }}
    from owner_absences
    where ends_on < starts_on
)

select * from owner_policy_errors
