{#
    Working time in two look-ups, one in each direction, both on equal keys: what a calendar has worked until an instant
    (business_spans), and the instant until which it has worked so much (business_totals). A total by itself means
    nothing: it counts from the first day of the calendar, so only differences are ever kept.

    Usage:
        {{ working_seconds('started', 'clocks.started_at') }} + 60 * clocks.minutes as due_total
        from clocks
        left join business_spans as started
            on {{ span_at('started', 'clocks.work_calendar_id', 'clocks.started_at') }}

        {{ instant_of('due', 'clocks.due_total') }} as due_at
        from clocks
        left join business_totals as due on {{ span_of('due', 'clocks.work_calendar_id', 'clocks.due_total') }}
#}

{# The span of business_spans that an instant lies in: one row, none outside the calendar. #}
{% macro span_at(spans, work_calendar_id, instant) -%}
    {{ spans }}.work_calendar_id = {{ work_calendar_id }}
    and {{ spans }}.day_on = cast({{ instant }} as date)
    and {{ spans }}.starts_at <= {{ instant }}
    and {{ spans }}.ends_at > {{ instant }}
{%- endmacro %}

{# Working seconds of the calendar before an instant, from the span that it lies in. #}
{% macro working_seconds(spans, instant) -%}
    ({{ spans }}.seconds_before + least({{ spans }}.open_seconds, {{ seconds_between(spans ~ '.starts_at', instant) }}))
{%- endmacro %}

{# The span of business_totals in which a total is reached: one row, none outside the calendar. #}
{% macro span_of(totals, work_calendar_id, total) -%}
    {{ totals }}.work_calendar_id = {{ work_calendar_id }}
    and {{ totals }}.total_step = {{ total_step(total) }}
    and {{ totals }}.seconds_before < {{ total }}
    and {{ totals }}.seconds_before + {{ totals }}.open_seconds >= {{ total }}
{%- endmacro %}

{# The first instant at which a total is reached, from the span in which it is. #}
{% macro instant_of(totals, total) -%}
    {{ add_seconds(totals ~ '.starts_at', '(' ~ total ~ ' - ' ~ totals ~ '.seconds_before)') }}
{%- endmacro %}

{# Totals in steps of eight hours, the key by which they are looked up. #}
{% macro total_step(total) -%}
    {{ integer_divide(total, 28800) }}
{%- endmacro %}

{#
    When the first responses are due that decisions promise: (key, due_at), null beyond the calendar; `key` names a
    decision. Reads the CTEs policy_sla, owner_clocks, business_spans and business_totals.
#}
{% macro due_times(decisions, key, due_at) -%}
    select
        promised.{{ key }},
        {{ instant_of('due_spans', 'promised.due_total') }} as {{ due_at }}
    from ({{ promised_totals(decisions, key) }}) as promised
    left join business_totals as due_spans
        on {{ span_of('due_spans', 'promised.work_calendar_id', 'promised.due_total') }}
{%- endmacro %}

{# The totals of the owners' calendars at which they are due. #}
{% macro promised_totals(decisions, key) -%}
    select
        {{ decisions }}.{{ key }},
        owner_clocks.work_calendar_id,
        {{ working_seconds('start_spans', decisions ~ '.effective_at') }} + 60 * policy_sla.respond_within_minutes
            as due_total
    from {{ decisions }}
    inner join policy_sla on {{ decisions }}.sla_policy = policy_sla.sla_policy
    inner join owner_clocks
        on
            {{ decisions }}.owner_id = owner_clocks.owner_id
            and {{ decisions }}.sla_policy = owner_clocks.sla_policy
    left join business_spans as start_spans
        on {{ span_at('start_spans', 'owner_clocks.work_calendar_id', decisions ~ '.effective_at') }}
{%- endmacro %}
