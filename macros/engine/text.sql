{#
    Text functions whose spelling or result differs between engines. Arguments are SQL expressions, unless they are called
    pattern, replacement, separator or characters: those are the plain text itself.

    Patterns keep to what RE2, POSIX and Java share: classes in brackets, no backslashes, at most one capturing group,
    (?:…) for the others; an alternation must not depend on which of two alternatives is tried first.
#}

{# A SQL literal of any text. #}
{% macro text_literal(text) -%}
    {{ return(adapter.dispatch('text_literal', 'lead_routing')(text)) }}
{%- endmacro %}

{% macro default__text_literal(text) -%}
    {{ return("'" ~ text.replace("'", "''") ~ "'") }}
{%- endmacro %}

{# Where a backslash in a literal is an escape. #}
{% macro escaped_text_literal(text, quote="\\'") -%}
    {{ return("'" ~ text.replace('\\', '\\\\').replace('\n', '\\n').replace('\r', '\\r').replace('\t', '\\t')
        .replace("'", quote) ~ "'") }}
{%- endmacro %}

{% macro spark__text_literal(text) -%}
    {{ return(lead_routing.escaped_text_literal(text)) }}
{%- endmacro %}

{% macro bigquery__text_literal(text) -%}
    {{ return(lead_routing.escaped_text_literal(text)) }}
{%- endmacro %}

{% macro snowflake__text_literal(text) -%}
    {{ return(lead_routing.escaped_text_literal(text, "''")) }}
{%- endmacro %}

{% macro redshift__text_literal(text) -%}
    {{ return(lead_routing.escaped_text_literal(text, "''")) }}
{%- endmacro %}

{# Every match of pattern replaced. Null in, null out. #}
{% macro regex_replace(text, pattern, replacement) -%}
    {{ return(adapter.dispatch('regex_replace', 'lead_routing')(text, pattern, replacement)) }}
{%- endmacro %}

{% macro default__regex_replace(text, pattern, replacement) -%}
    regexp_replace({{ text }}, {{ text_literal(pattern) }}, {{ text_literal(replacement) }})
{%- endmacro %}

{% macro duckdb__regex_replace(text, pattern, replacement) -%}
    regexp_replace({{ text }}, {{ text_literal(pattern) }}, {{ text_literal(replacement) }}, 'g')
{%- endmacro %}

{% macro postgres__regex_replace(text, pattern, replacement) -%}
    {{ lead_routing.duckdb__regex_replace(text, pattern, replacement) }}
{%- endmacro %}

{% macro spark__regex_replace(text, pattern, replacement) -%}
    regexp_replace({{ text }}, {{ lead_routing.java_pattern(pattern) }}, {{ text_literal(replacement) }})
{%- endmacro %}

{% macro snowflake__regex_replace(text, pattern, replacement) -%}
    regexp_replace({{ text }}, {{ text_literal(pattern.replace('(?:', '(')) }}, {{ text_literal(replacement) }})
{%- endmacro %}

{% macro redshift__regex_replace(text, pattern, replacement) -%}
    regexp_replace({{ text }}, {{ text_literal(pattern) }}, {{ text_literal(replacement) }}, 1, 'p')
{%- endmacro %}

{# Java's $ also matches before a line break that ends the text, \z doesn't; and [ in a class opens another one. #}
{% macro java_pattern(pattern) -%}
    {{ return(text_literal(modules.re.sub('[$](?=$|[)|])', '\\\\z', pattern).replace('[-`', '\\[-`'))) }}
{%- endmacro %}

{# What the capturing group of pattern matches first, null where nothing or an empty text does. #}
{% macro regex_extract(text, pattern) -%}
    {{ return(adapter.dispatch('regex_extract', 'lead_routing')(text, pattern)) }}
{%- endmacro %}

{% macro duckdb__regex_extract(text, pattern) -%}
    nullif(regexp_extract({{ text }}, {{ text_literal(pattern) }}, 1), '')
{%- endmacro %}

{% macro postgres__regex_extract(text, pattern) -%}
    nullif(substring({{ text }} from {{ text_literal(pattern) }}), '')
{%- endmacro %}

{% macro spark__regex_extract(text, pattern) -%}
    nullif(regexp_extract({{ text }}, {{ lead_routing.java_pattern(pattern) }}, 1), '')
{%- endmacro %}

{% macro bigquery__regex_extract(text, pattern) -%}
    nullif(regexp_extract({{ text }}, {{ text_literal(pattern) }}), '')
{%- endmacro %}

{# No (?:…) here: groups count from the left, the capturing one comes after those that open before it. #}
{% macro snowflake__regex_extract(text, pattern) -%}
    {%- set opened_before = pattern.replace('(?:', '\x01').split('(')[0].count('\x01') -%}
    nullif(regexp_substr(
        {{ text }}, {{ text_literal(pattern.replace('(?:', '(')) }}, 1, 1, 'e', {{ opened_before + 1 }}
    ), '')
{%- endmacro %}

{% macro redshift__regex_extract(text, pattern) -%}
    nullif(regexp_substr({{ text }}, {{ text_literal(pattern) }}, 1, 1, 'ep'), '')
{%- endmacro %}

{# Whether pattern matches somewhere in the text. Null in, null out. #}
{% macro regex_matches(text, pattern) -%}
    {{ return(adapter.dispatch('regex_matches', 'lead_routing')(text, pattern)) }}
{%- endmacro %}

{% macro duckdb__regex_matches(text, pattern) -%}
    regexp_matches({{ text }}, {{ text_literal(pattern) }})
{%- endmacro %}

{% macro postgres__regex_matches(text, pattern) -%}
    ({{ text }} ~ {{ text_literal(pattern) }})
{%- endmacro %}

{% macro spark__regex_matches(text, pattern) -%}
    regexp_like({{ text }}, {{ lead_routing.java_pattern(pattern) }})
{%- endmacro %}

{% macro bigquery__regex_matches(text, pattern) -%}
    regexp_contains({{ text }}, {{ text_literal(pattern) }})
{%- endmacro %}

{% macro snowflake__regex_matches(text, pattern) -%}
    (regexp_instr({{ text }}, {{ text_literal(pattern.replace('(?:', '(')) }}) > 0)
{%- endmacro %}

{% macro redshift__regex_matches(text, pattern) -%}
    (regexp_instr({{ text }}, {{ text_literal(pattern) }}, 1, 1, 0, 'p') > 0)
{%- endmacro %}

{# A pattern for any run of characters, line breaks too, which a dot doesn't match everywhere. #}
{% macro any_text_pattern() -%}
    {{ return('(?:[^0]|0)*') }}
{%- endmacro %}

{#
    A pattern for a run of what is neither letter nor digit: blanks, punctuation, symbols and emoji. Written as ranges,
    because not every engine has classes for the letters of all scripts, and no two take theirs from one Unicode version.
#}
{% macro non_word_pattern() -%}
    {{ return(
        "[\u0001-/:-@\u005b-`{-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7"
        ~ "\u02c2-\u02c5\u02d2-\u02df\u2000-\u206f\u20a0-\u20cf\u2116-\u2123\u2190-\u245f\u2500-\u2bff\u3000-\u3004\u3008-\u3020\u3030"
        ~ "\ufe00-\ufe0f\ufe10-\ufe1f\ufe30-\ufe6f\ufeff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
        ~ "\ufff0-\ufffd\U0001f000-\U0001faff]+"
    ) }}
{%- endmacro %}

{# A pattern for a run of combining marks, the accents that stand as characters of their own. #}
{% macro mark_pattern() -%}
    {{ return("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+") }}
{%- endmacro %}

{# The text without some characters at its ends; by default blanks of every kind, tabs, line breaks and invisible ones. #}
{% macro trimmed(text, characters=none) -%}
    {%- set blanks = " \t\n\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b"
        ~ "\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff" -%}
    {{ return(adapter.dispatch('trimmed', 'lead_routing')(text, characters or blanks)) }}
{%- endmacro %}

{% macro default__trimmed(text, characters) -%}
    trim({{ text }}, {{ text_literal(characters) }})
{%- endmacro %}

{# Ten times as fast as trim, which reads its characters anew for every row. #}
{% macro duckdb__trimmed(text, characters) -%}
    {{ regex_replace(text, '^[' ~ characters ~ ']+|[' ~ characters ~ ']+$', '') }}
{%- endmacro %}

{% macro postgres__trimmed(text, characters) -%}
    btrim({{ text }}, {{ text_literal(characters) }})
{%- endmacro %}

{% macro spark__trimmed(text, characters) -%}
    btrim({{ text }}, {{ text_literal(characters) }})
{%- endmacro %}

{# Whether a text has plain ASCII letters alone, which are read in far less time than all others. #}
{% macro is_ascii(text) -%}
    {{ return(adapter.dispatch('is_ascii', 'lead_routing')(text)) }}
{%- endmacro %}

{% macro default__is_ascii(text) -%}
    octet_length({{ text }}) = length({{ text }})
{%- endmacro %}

{% macro duckdb__is_ascii(text) -%}
    strlen({{ text }}) = length({{ text }})
{%- endmacro %}

{% macro bigquery__is_ascii(text) -%}
    byte_length({{ text }}) = length({{ text }})
{%- endmacro %}

{#
    Lower case. Two capitals are turned first, because engines don't agree on them: the dotted I of Turkish (i, or i
    with a dot above) and the Greek sigma (which has another small form at the end of a word, to some).
#}
{% macro to_lower(text) -%}
    lower(case when {{ is_ascii(text) }} then {{ text }} else translate({{ text }}, 'İΣς', 'iσσ') end)
{%- endmacro %}

{# Part number `part` (from 1) of the text split at separator, '' beyond the last one. #}
{% macro split_part(text, separator, part) -%}
    {{ return(adapter.dispatch('split_part', 'lead_routing')(text, separator, part)) }}
{%- endmacro %}

{% macro default__split_part(text, separator, part) -%}
    split_part({{ text }}, '{{ separator }}', {{ part }})
{%- endmacro %}

{% macro bigquery__split_part(text, separator, part) -%}
    case when {{ text }} is not null
        then coalesce(split({{ text }}, '{{ separator }}')[safe_ordinal({{ part }})], '') end
{%- endmacro %}

{# How many parts split_part finds: one more than there are separators (of one character). #}
{% macro count_parts(text, separator) -%}
    length({{ text }}) - length(replace({{ text }}, '{{ separator }}', '')) + 1
{%- endmacro %}

{# A text as a key to sort by or to compare: by its bytes, the same whatever the language of the database. #}
{% macro by_bytes(text) -%}
    {{ return(adapter.dispatch('by_bytes', 'lead_routing')(text)) }}
{%- endmacro %}

{% macro default__by_bytes(text) -%}
    {{ text }}
{%- endmacro %}

{% macro postgres__by_bytes(text) -%}
    {{ text }} collate "C"
{%- endmacro %}

{% macro redshift__by_bytes(text) -%}
    {{ text }}
{%- endmacro %}

{# The values of a group as one text, in the order of their bytes; null of a group without values. #}
{% macro joined_values(value, separator) -%}
    {{ return(adapter.dispatch('joined_values', 'lead_routing')(value, separator)) }}
{%- endmacro %}

{% macro default__joined_values(value, separator) -%}
    string_agg({{ value }}, '{{ separator }}' order by {{ by_bytes(value) }})
{%- endmacro %}

{% macro spark__joined_values(value, separator) -%}
    nullif(array_join(array_sort(collect_list({{ value }})), '{{ separator }}'), '')
{%- endmacro %}

{% macro snowflake__joined_values(value, separator) -%}
    nullif(listagg({{ value }}, '{{ separator }}') within group (order by {{ value }}), '')
{%- endmacro %}

{% macro redshift__joined_values(value, separator) -%}
    {{ lead_routing.snowflake__joined_values(value, separator) }}
{%- endmacro %}

{#
    How alike two short texts are: the letters to change, add or take away to make one of the other. Accents are folded
    first, and every letter beyond ASCII counts as one and the same, because not every engine counts letters instead of
    bytes; only the first 60 letters count. Null where the engine has no such function (Redshift).
#}
{% macro edit_distance(one, other) -%}
    {{ ascii_edit_distance(ascii_letters(one), ascii_letters(other)) }}
{%- endmacro %}

{# The same for texts that have been through ascii_letters before, which is worth it where each is compared often. #}
{% macro ascii_edit_distance(one, other) -%}
    {{ return(adapter.dispatch('ascii_edit_distance', 'lead_routing')(one, other)) }}
{%- endmacro %}

{% macro default__ascii_edit_distance(one, other) -%}
    levenshtein({{ one }}, {{ other }})
{%- endmacro %}

{% macro snowflake__ascii_edit_distance(one, other) -%}
    editdistance({{ one }}, {{ other }})
{%- endmacro %}

{% macro bigquery__ascii_edit_distance(one, other) -%}
    edit_distance({{ one }}, {{ other }})
{%- endmacro %}

{% macro redshift__ascii_edit_distance(one, other) -%}
    cast(null as {{ dbt.type_int() }})
{%- endmacro %}

{# The first letters of a text, folded, with a question mark for whatever is still not ASCII. #}
{% macro ascii_letters(text) -%}
    left({{ regex_replace(fold_letters(text), '[^ -~]', '?') }}, 60)
{%- endmacro %}

{# Whether two texts are one but for two neighbouring letters among the first twenty, which changed places. #}
{% macro letters_swapped(one, other) -%}
    (
        {%- for place in range(1, 20) %}
        {{ other }} = left({{ one }}, {{ place - 1 }}) || substr({{ one }}, {{ place + 1 }}, 1)
        || substr({{ one }}, {{ place }}, 1) || substr({{ one }}, {{ place + 2 }})
        {{ "or" if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}
