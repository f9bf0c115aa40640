with sla_policies as (
    select * from {{ ref('sla_policies') }}
),

business_hours as (
    select
        *,
        calendar_id || ' / ' || coalesce(weekday, '?') as calendar_day,
        calendar_id || ' / ' || coalesce(weekday, '?') || ' / ' || coalesce(opens_at, '?')
        || coalesce(' / ' || valid_from, '') as opening
    from {{ ref('business_hours') }}
),

holidays as (
    select
        *,
        holiday_region || ' / ' || coalesce(holiday_on, '?') as holiday
    from {{ ref('holidays') }}
),

clock_policy_errors as (
    {{ key_problems('sla_policies.csv', 'sla_policy') }}
    union all
    {{ word_problems('sla_policies.csv', 'sla_policy', 'clock', ['business', 'elapsed'], required=true) }}
    union all
    {{ number_problems('sla_policies.csv', 'sla_policy', 'respond_within_minutes', least=1, required=true) }}
    union all
    {{ number_problems('sla_policies.csv', 'sla_policy', 'warn_after_minutes', required=true) }}
    union all
    select {{ problem(
        'sla_policies.csv', 'sla_policy', 'warn_after_minutes',
        "'is not before respond_within_minutes: ' || warn_after_minutes"
    ) }}
    from sla_policies
    where {{ to_integer('warn_after_minutes') }} >= {{ to_integer('respond_within_minutes') }}
    union all
    {{ word_problems(
        'business_hours.csv', 'calendar_day', 'weekday', ['1', '2', '3', '4', '5', '6', '7'], required=true
    ) }}
    union all
    {{ time_of_day_problems('business_hours.csv', 'calendar_day', 'opens_at') }}
    union all
    {{ time_of_day_problems('business_hours.csv', 'calendar_day', 'closes_at') }}
    union all
    select {{ problem('business_hours.csv', 'calendar_day', 'closes_at', "'is not after opens_at: ' || closes_at") }}
    from business_hours
    where closes_at <= opens_at
    union all
    select {{ problem(
        'business_hours.csv', 'one.calendar_day', 'opens_at', "'overlaps other hours of that day: ' || one.opens_at"
    ) }}
    from business_hours as one
    inner join business_hours as other
        on
            one.calendar_day = other.calendar_day
            and one.opens_at > other.opens_at
            and one.opens_at < other.closes_at
            and coalesce(one.valid_from, '') <= coalesce(other.valid_to, '9999')
            and coalesce(other.valid_from, '') <= coalesce(one.valid_to, '9999')
    union all
    {{ key_problems('business_hours.csv', 'opening') }}
    union all
    {{ date_problems('business_hours.csv', 'calendar_day', 'valid_from') }}
    union all
    {{ date_problems('business_hours.csv', 'calendar_day', 'valid_to') }}
    union all
    {{ key_problems('holidays.csv', 'holiday') }}
    union all
    {{ date_problems('holidays.csv', 'holiday', 'holiday_on', required=true) }}
)

select * from clock_policy_errors
