with sla_policies as (
    select * from {{ ref('sla_policies') }}
),

business_hours as (
    select
        *,
        calendar_id || ' / ' || coalesce(weekday, '?') as calendar_day
    from {{ ref('business_hours') }}
),

holidays as (
    select
        *,
        holiday_region || ' / ' || coalesce(holiday_on, '?') as holiday
    from {{ ref('holidays') }}
),

clock_policy_errors as (
    {{ key_problems('sla_policies', 'sla_policies.csv', 'sla_policy') }}
    union all
    {{ word_problems('sla_policies', 'sla_policies.csv', 'sla_policy', 'clock', ['business', 'elapsed'], required=true) }}
    union all
    {{ number_problems('sla_policies', 'sla_policies.csv', 'sla_policy', 'respond_within_minutes', least=1, required=true) }}
    union all
    {{ number_problems('sla_policies', 'sla_policies.csv', 'sla_policy', 'warn_after_minutes', required=true) }}
    union all
    select {{ problem('sla_policies.csv', 'sla_policy', 'warn_after_minutes', "'is not before respond_within_minutes: ' || warn_after_minutes") }}
    from sla_policies
    where {{ to_integer('warn_after_minutes') }} >= {{ to_integer('respond_within_minutes') }}
    union all
    {{ word_problems('business_hours', 'business_hours.csv', 'calendar_day', 'weekday', ['1', '2', '3', '4', '5', '6', '7'], required=true) }}
    union all
    select {{ problem('business_hours.csv', 'calendar_day', 'opens_at', "'is not a time of day written HH:MM: ' || coalesce(opens_at, '(empty)')") }}
    from business_hours
    where not coalesce({{ regex_matches('opens_at', '^([01][0-9]|2[0-3]):[0-5][0-9]$') }}, false)
    union all
    select {{ problem('business_hours.csv', 'calendar_day', 'closes_at', "'is not a time of day after opens_at, written HH:MM: ' || coalesce(closes_at, '(empty)')") }}
    from business_hours
    where
        not coalesce({{ regex_matches('closes_at', '^([01][0-9]|2[0-3]):[0-5][0-9]$') }}, false)
        or closes_at <= opens_at
    union all
    {{ date_problems('business_hours', 'business_hours.csv', 'calendar_day', 'valid_from') }}
    union all
    {{ date_problems('business_hours', 'business_hours.csv', 'calendar_day', 'valid_to') }}
    union all
    {{ key_problems('holidays', 'holidays.csv', 'holiday') }}
    union all
    {{ date_problems('holidays', 'holidays.csv', 'holiday', 'holiday_on', required=true) }}
)

select * from clock_policy_errors
