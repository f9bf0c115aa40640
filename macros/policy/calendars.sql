{# Working hours as the wall clock shows them, and the moments in UTC that they mean. #}

{# The calendar that never closes, by which policies on elapsed time run; brackets keep it apart from business_hours.csv. #}
{% macro elapsed_calendar() -%}
    '(elapsed)'
{%- endmacro %}

{# The first day (UTC) whose working time is known. #}
{% macro calendar_start() -%}
    {{ add_days('cast(' ~ routing_now() ~ ' as date)', 1 - var('calendar_days_back')) }}
{%- endmacro %}

{# One key for hours, time zone, holidays and, where a promise rests while its owner is away, whose absences. #}
{% macro work_calendar(calendar_id, time_zone, holiday_region, absent_owner_id=none) -%}
    {{ calendar_id }} || '/' || {{ time_zone }} || '/' || coalesce({{ holiday_region }}, '')
    {%- if absent_owner_id %} || coalesce('/' || {{ absent_owner_id }}, ''){% endif %}
{%- endmacro %}

{# When a shift that opens on a day closes: on the next day if it closes no later than it opens. #}
{% macro closing_time(day, opens_at, closes_at) -%}
    case
        when {{ closes_at }} > {{ opens_at }} then {{ day_at(day, closes_at) }}
        else {{ day_at(add_days(day, 1), closes_at) }}
    end
{%- endmacro %}

{# The later or the earlier of two moments, the second of which may be missing. #}
{% macro later_of(moment, other) -%}
    greatest({{ moment }}, coalesce({{ other }}, {{ moment }}))
{%- endmacro %}

{% macro earlier_of(moment, other) -%}
    least({{ moment }}, coalesce({{ other }}, {{ moment }}))
{%- endmacro %}

{# The row of zone_offsets under which a time zone's clock first shows a time or has passed it. #}
{% macro shown_under(offsets, time_zone, local_time) -%}
    {{ offsets }}.time_zone = {{ time_zone }}
    and {{ offsets }}.local_from <= {{ local_time }}
    and {{ offsets }}.local_to > {{ local_time }}
{%- endmacro %}

{#
    The first instant at which the wall clock shows a time or a later one: of an hour that comes twice the first, of one
    that is left out the moment of the change. So windows neither overlap nor part when clocks change.
#}
{% macro first_instant(offsets, local_time) -%}
    greatest({{ offsets }}.starts_at, {{ add_seconds(local_time, '-' ~ offsets ~ '.utc_offset') }})
{%- endmacro %}
