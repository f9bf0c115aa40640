{#
    Text functions whose spelling differs between engines. The arguments are SQL expressions, unless they are called
    pattern, replacement or separator: those are literals. Patterns keep to what RE2, POSIX and Java share.
#}

{# Every match of pattern replaced. Null in, null out. #}
{% macro regex_replace(text, pattern, replacement) -%}
    {{ return(adapter.dispatch('regex_replace', 'lead_routing')(text, pattern, replacement)) }}
{%- endmacro %}

{% macro default__regex_replace(text, pattern, replacement) -%}
    regexp_replace({{ text }}, '{{ pattern }}', '{{ replacement }}', 'g')
{%- endmacro %}

{# The first capture group of the first match, null where there is none. #}
{% macro regex_extract(text, pattern) -%}
    {{ return(adapter.dispatch('regex_extract', 'lead_routing')(text, pattern)) }}
{%- endmacro %}

{% macro default__regex_extract(text, pattern) -%}
    nullif(regexp_extract({{ text }}, '{{ pattern }}', 1), '')
{%- endmacro %}

{# Whether pattern matches somewhere in the text. Null in, null out. #}
{% macro regex_matches(text, pattern) -%}
    {{ return(adapter.dispatch('regex_matches', 'lead_routing')(text, pattern)) }}
{%- endmacro %}

{% macro default__regex_matches(text, pattern) -%}
    regexp_matches({{ text }}, '{{ pattern }}')
{%- endmacro %}

{# A pattern for a run of characters that are neither letters nor digits of any script. #}
{% macro non_word_pattern() -%}
    {{ return(adapter.dispatch('non_word_pattern', 'lead_routing')()) }}
{%- endmacro %}

{% macro default__non_word_pattern() -%}
    {{ return('[^\\p{L}\\p{N}]+') }}
{%- endmacro %}

{# A pattern for a run of combining marks, the accents that stand as characters of their own. #}
{% macro mark_pattern() -%}
    {{ return(adapter.dispatch('mark_pattern', 'lead_routing')()) }}
{%- endmacro %}

{% macro default__mark_pattern() -%}
    {{ return('\\p{M}+') }}
{%- endmacro %}

{# Part number `part` (from 1) of the text split at separator, null or '' beyond the last one. #}
{% macro split_part(text, separator, part) -%}
    {{ return(adapter.dispatch('split_part', 'lead_routing')(text, separator, part)) }}
{%- endmacro %}

{% macro default__split_part(text, separator, part) -%}
    split_part({{ text }}, '{{ separator }}', {{ part }})
{%- endmacro %}

{# How many parts split_part finds: one more than there are separators (of one character). #}
{% macro count_parts(text, separator) -%}
    length({{ text }}) - length(replace({{ text }}, '{{ separator }}', '')) + 1
{%- endmacro %}

{# The values of a group as one text, in order of the value itself. #}
{% macro joined_values(value, separator) -%}
    {{ return(adapter.dispatch('joined_values', 'lead_routing')(value, separator)) }}
{%- endmacro %}

{% macro default__joined_values(value, separator) -%}
    string_agg({{ value }}, '{{ separator }}' order by {{ value }})
{%- endmacro %}

{# The text from part number `part` (from 1) to its end, parts being what separator (one character) divides. #}
{% macro parts_from(text, separator, part) -%}
    {{ return(adapter.dispatch('parts_from', 'lead_routing')(text, separator, part)) }}
{%- endmacro %}

{% macro default__parts_from(text, separator, part) -%}
    array_to_string(string_split({{ text }}, '{{ separator }}')[{{ part }}:], '{{ separator }}')
{%- endmacro %}
