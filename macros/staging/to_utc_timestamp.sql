{#
    Text to a moment in UTC, whole seconds, null where it can't be read. Reads
    - ISO 8601, with or without a time and an offset; without one it is UTC;
    - seconds or milliseconds since 1970, as APIs write them;
    - dates with slashes or dashes in the order of var('crm_date_order'), dates with dots as day.month.year, and dates
      with the name of the month, each alone or with a 12- or 24-hour time.
    A year of two digits is one of 1970 to 2069.
#}
{% macro to_utc_timestamp(text) -%}
    case
        when {{ regex_matches(text, '^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]+)?Z?$') }}
            then {{ moment_from(
                'substr(' ~ text ~ ', 1, 10)',
                whole('substr(' ~ text ~ ', 12, 2)'), whole('substr(' ~ text ~ ', 15, 2)'), whole('substr(' ~ text ~ ', 18, 2)')
            ) }}
        when {{ regex_matches(text, '^[0-9]{10}$') }}
            then {{ add_seconds(moment_of("cast('1970-01-01' as date)"), to_integer(text)) }}
        when {{ regex_matches(text, '^[0-9]{13}$') }}
            then {{ add_seconds(moment_of("cast('1970-01-01' as date)"), integer_divide(to_integer(text), 1000)) }}
        when {{ regex_matches(to_lower(text), written_moment_pattern()) }}
            then {{ written_moment(to_lower(text)) }}
    end
{%- endmacro %}

{# The moment of a day ('YYYY-MM-DD' text), hour, minute and second less an offset, null where there is none. #}
{% macro moment_from(day, hour, minute, second, offset=0) -%}
    case
        when {{ hour }} < 24 and {{ minute }} < 60 and {{ second }} < 60
            then {{ add_seconds(
                moment_of(calendar_day(day)), '(3600 * ' ~ hour ~ ' + 60 * ' ~ minute ~ ' + ' ~ second ~ ' - ' ~ offset ~ ')'
            ) }}
    end
{%- endmacro %}

{# Every way in which people and spreadsheets write a moment, in lower case. #}
{% macro written_moment_pattern() %}
    {% set year, number = '(?:[0-9]{4}|[0-9]{2})', '[0-9]{1,2}' %}
    {% set month = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?'
        ~ '|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)' %}
    {% set dates = [
        '[0-9]{4}[-/]' ~ number ~ '[-/]' ~ number,
        number ~ '[-/.]' ~ number ~ '[-/.]' ~ year,
        number ~ '[ -]' ~ month ~ '[ -]' ~ year,
        month ~ ' ' ~ number ~ ',? ' ~ year
    ] %}
    {% set clock = number ~ ':[0-9]{2}(?::[0-9]{2}(?:[.][0-9]+)?)?(?: ?[ap]m)?' %}
    {% set zone = '(?: ?(?:z|utc|gmt|[+-][0-9]{2}:?(?:[0-9]{2})?))?' %}
    {% do return('^(?:' ~ dates | join('|') ~ ')(?:(?:t|,? )' ~ clock ~ zone ~ ')?$') %}
{% endmacro %}

{# The moment that a text says which fits written_moment_pattern. #}
{% macro written_moment(text) %}
    {% set is_day_first = var('crm_date_order') == 'dmy' %}
    {% set year = regex_extract(text, '^([0-9]{4})[-/]') %}
    {% set last_year = regex_extract(text, '^[0-9a-z]+[-/. ][0-9a-z]+[-/., ]+([0-9]{4}|[0-9]{2})(?:[, t]|$)') %}
    {% set month = regex_extract(
        text, '^(?:[0-9]{4}[-/]|[0-9]{1,2}[' ~ ('-/.' if is_day_first else '.') ~ '])?([0-9]{1,2})[-/.][0-9]'
    ) %}
    {% set months = 'janfebmaraprmayjunjulaugsepoctnovdec' %}
    {% set month_place = dbt.position(regex_extract(text, '^[0-9]*[ -]?([a-z]{3})'), "'" ~ months ~ "'") %}
    {% set day = regex_extract(
        text, '^(?:[0-9]{4}[-/][0-9]{1,2}[-/]|[a-z]+ ' ~ ('' if is_day_first else '|[0-9]{1,2}[-/]') ~ ')?([0-9]{1,2})(?:[-/., t]|$)'
    ) %}
    {% set hour = zero_or(regex_extract(text, '[t ]([0-9]{1,2}):')) %}
    {% set half_of_day = regex_extract(text, ':.*([ap])m') %}
    {% set offset_sign = "case when " ~ regex_matches(text, ':[^-]*-') ~ " then -60 else 60 end" %}
    {{ moment_from(
        "coalesce(" ~ year ~ ", case when length(" ~ last_year ~ ") = 4 then '' when " ~ last_year ~ " < '70' then '20' else '19' end"
            ~ " || " ~ last_year ~ ")"
            ~ " || '-' || " ~ two_digits("coalesce(" ~ month ~ ", " ~ as_text(integer_divide('(' ~ month_place ~ ' + 2)', 3)) ~ ")")
            ~ " || '-' || " ~ two_digits(day),
        "case " ~ half_of_day ~ " when 'a' then mod(" ~ hour ~ ", 12) when 'p' then mod(" ~ hour ~ ", 12) + 12 else " ~ hour ~ " end",
        zero_or(regex_extract(text, ':([0-9]{2})')),
        zero_or(regex_extract(text, ':[0-9]{2}:([0-9]{2})')),
        "(3600 * " ~ zero_or(regex_extract(text, ':[^+-]*([+-][0-9]{2})')) ~ " + " ~ offset_sign ~ " * "
            ~ zero_or(regex_extract(text, ':[^+-]*[+-][0-9]{2}:?([0-9]{2})$')) ~ ")"
    ) }}
{% endmacro %}

{% macro zero_or(digits) -%}
    coalesce({{ whole(digits) }}, 0)
{%- endmacro %}

{% macro two_digits(digits) -%}
    lpad({{ digits }}, 2, '0')
{%- endmacro %}

{% macro as_text(number) -%}
    cast({{ number }} as {{ dbt.type_string() }})
{%- endmacro %}
