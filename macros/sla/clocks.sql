{# Whether the lead's status, one of var('qualified_lead_statuses'), says that somebody has qualified it. #}
{% macro is_qualified(lead) -%}
    coalesce({{ to_code(lead ~ '.status') }}, '') in (
        {%- for status in var('qualified_lead_statuses') -%}
        '{{ status }}'{{ ", " if not loop.last }}
        {%- endfor -%}
    )
{%- endmacro %}

{# Warnings of the other clocks come after the same share of their time as that of the first response. #}
{% macro share_of_warning(minutes, policy) -%}
    {{ integer_divide(minutes ~ ' * ' ~ policy ~ '.warn_after_minutes', policy ~ '.respond_within_minutes') }}
{%- endmacro %}

{# What all clocks of a promise share. #}
{% macro clock_columns() -%}
    lead_id,
    assignment_id,
    owner_id,
    sla_policy,
    work_calendar_id,
    absent_owner_id,
    routed_at,
    superseded_at,
    stopped_at
{%- endmacro %}

{#
    What a clock is measured from. As long as none of it changes, neither does the measure: only clocks that are open,
    and so are measured until now, are measured again in each run.
#}
{% macro clock_inputs() -%}
    {{ return([
        'started_at', 'measured_until', 'frozen_due_at', 'ended_at', 'stopped_at', 'superseded_at',
        'within_minutes', 'warn_after_minutes', 'work_calendar_id', 'calendars_version', 'is_in_calendar'
    ]) }}
{%- endmacro %}

{# The version of everything that makes the calendars of business hours, as a SQL text. #}
{% macro calendars_version() -%}
    '{{ local_md5(seeds_version('business_hours') ~ seeds_version('holidays') ~ seeds_version('owner_absences')) }}'
{%- endmacro %}

{# An alert in words: "First response of Emea Sales 01 to lead L-1 is due at 2026-10-30 16:00 UTC". All arguments are SQL. #}
{% macro alert_message(clock_name, owner, lead_id, kind, due_at) -%}
    case {{ clock_name }}
        when 'first_response' then 'First response'
        when 'follow_up' then 'Follow-up'
        else 'Qualification'
    end || ' of ' || {{ owner }} || case {{ clock_name }} when 'qualification' then ': lead ' else ' to lead ' end
    || {{ lead_id }} || case {{ kind }} when 'sla_breached' then ' was due at ' else ' is due at ' end
    || {{ minute_as_text(due_at) }} || ' UTC'
{%- endmacro %}

{# Whether an act counts as a response to a decision. What counts is up to its policy; without one, anybody may answer. #}
{% macro is_response(touches, decisions) -%}
    (
        {{ touches }}.is_conversion
        or coalesce(policy_sla.response_by, 'anyone') = 'anyone'
        or {{ touches }}.owner_id = {{ decisions }}.owner_id
        or (policy_sla.response_by = 'team' and {{ touches }}.team = policy_owners.team)
    )
{%- endmacro %}

{# Whole minutes from one moment to a later one, null where one of them is. #}
{% macro minutes_between(earlier, later) -%}
    cast({{ integer_divide(seconds_between(earlier, later), 60) }} as {{ dbt.type_int() }})
{%- endmacro %}

{# The same in working time, from the spans of business_spans in which the moments lie. #}
{% macro business_minutes_between(earlier_spans, earlier, later_spans, later) -%}
    cast({{ integer_divide(
        working_seconds(later_spans, later) ~ ' - ' ~ working_seconds(earlier_spans, earlier), 60
    ) }} as {{ dbt.type_int() }})
{%- endmacro %}

{# Whether a moment lies in the time for which a decision held: from its first moment until the next decision's. #}
{% macro is_within(moment, period) -%}
    {{ moment }} >= {{ period }}.effective_at
    and {{ moment }} < coalesce({{ period }}.superseded_at, {{ moment_at('9999-12-31') }})
{%- endmacro %}
