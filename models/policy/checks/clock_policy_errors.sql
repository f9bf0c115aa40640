with sla_policies as (
    select * from {{ ref('sla_policies') }}
),

business_hours as (
    select
        *,
        calendar_id || ' / ' || coalesce(weekday, '?') as calendar_day,
        calendar_id || ' / ' || coalesce(weekday, '?') || ' / ' || coalesce(opens_at, '?')
        || coalesce(' / ' || valid_from, '') as opening,
        {{ minute_of_day('opens_at') }} as opens_minute,
        {{ minute_of_day('closes_at') }} as closes_minute
    from {{ ref('business_hours') }}
),

holidays as (
    select
        *,
        holiday_region || ' / ' || coalesce(holiday_on, '?') as holiday
    from {{ ref('holidays') }}
),

owners as (
    select * from {{ ref('owners') }}
),

holiday_regions as (
    select distinct holiday_region
    from holidays
),

-- Shifts on the circle of a week, which has 10080 minutes; who closes when they open is open for a day.
shifts as (
    select
        *,
        1440 * {{ to_integer('weekday') }} + opens_minute as opens_in_week,
        mod(closes_minute - opens_minute + 1439, 1440) + 1 as open_minutes
    from business_hours
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
    {{ number_problems('sla_policies.csv', 'sla_policy', 'follow_up_within_minutes', least=1) }}
    union all
    {{ number_problems('sla_policies.csv', 'sla_policy', 'qualify_within_minutes', least=1) }}
    union all
    {{ word_problems('sla_policies.csv', 'sla_policy', 'response_by', ['owner', 'team', 'anyone']) }}
    union all
    {{ word_problems('sla_policies.csv', 'sla_policy', 'on_absence', ['run', 'pause']) }}
    union all
    {{ word_problems('sla_policies.csv', 'sla_policy', 'on_breach', ['keep', 'reassign', 'queue']) }}
    union all
    {{ number_problems('sla_policies.csv', 'sla_policy', 'stale_after_days', least=1) }}
    union all
    select {{ problem(
        'sla_policies.csv', 'sla_policy', 'breach_queue', "'is given, but on_breach is not queue: ' || breach_queue"
    ) }}
    from sla_policies
    where {{ clean_text('breach_queue') }} is not null and coalesce({{ to_code('on_breach') }}, 'keep') <> 'queue'
    union all
    select {{ problem(
        'sla_policies.csv', 'sla_policy', 'warn_after_minutes',
        "'is not before respond_within_minutes: ' || warn_after_minutes"
    ) }}
    from sla_policies
    where {{ to_integer('warn_after_minutes') }} >= {{ to_integer('respond_within_minutes') }}
    union all
    {{ calendar_problems() }}
    union all
    {{ reference_problems('owners.csv', 'owner_id', 'holiday_region', 'holiday_regions', 'holiday_region',
        'holidays.csv') }}
)

select * from clock_policy_errors
