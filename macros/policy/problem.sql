{#
    The columns of a policy error: which file and row it is in, which field, and what is wrong with it in words.
    row_key and what are SQL expressions; usage: select {{ problem('owners.csv', 'owner_id', 'time_zone', "'...'") }}.
#}
{% macro problem(file, row_key, field, what) -%}
    '{{ file }}' as file,
    coalesce({{ row_key }}, '(no name)') as row_key,
    '{{ field }}' as field,
    {{ what }} as problem
{%- endmacro %}

{#
    The checks below look at one field of one policy file and make rows as problem() does. They read the CTE named like
    the file (owners for owners.csv) unless `rows` names another; an empty field is fine unless `required`.
#}

{# The key is missing or used twice. #}
{% macro key_problems(file, key, rows=none) -%}
    {%- set what = "'is missing or used ' || cast(count(*) as " ~ dbt.type_string() ~ ") || ' times'" -%}
    select {{ problem(file, key, key, what) }}
    from {{ rows or rows_of(file) }}
    group by {{ key }}
    having count(*) > 1 or {{ key }} is null
{%- endmacro %}

{# The field holds something that is not a whole number of at least `least`. #}
{% macro number_problems(file, key, field, least=0, required=false, rows=none) -%}
    select {{ problem(file, key, field, "'is not a whole number of at least " ~ least ~ ": ' || " ~ shown(field)) }}
    from {{ rows or rows_of(file) }}
    where {% if required %}{{ clean_text(field) }} is null or {% endif -%}
        ({{ clean_text(field) }} is not null and coalesce({{ to_integer(field) }}, {{ least }} - 1) < {{ least }})
{%- endmacro %}

{# The field holds something that is not a day written YYYY-MM-DD. #}
{% macro date_problems(file, key, field, required=false, rows=none) -%}
    select {{ problem(file, key, field, "'is not a day written YYYY-MM-DD: ' || " ~ shown(field)) }}
    from {{ rows or rows_of(file) }}
    where {% if required %}{{ clean_text(field) }} is null or {% endif -%}
        ({{ clean_text(field) }} is not null and {{ to_date(field) }} is null)
{%- endmacro %}

{# The last day of the row comes before its first one. #}
{% macro period_problems(file, key, first_day='valid_from', last_day='valid_to', rows=none) -%}
    select {{ problem(file, key, last_day, "'is before " ~ first_day ~ ": ' || " ~ last_day) }}
    from {{ rows or rows_of(file) }}
    where {{ to_date(last_day) }} < {{ to_date(first_day) }}
{%- endmacro %}

{# The field holds something that is not a time of day written HH:MM, or nothing where it is required. #}
{% macro time_of_day_problems(file, key, field, required=true, rows=none) -%}
    select {{ problem(file, key, field, "'is not a time of day written HH:MM: ' || " ~ shown(field)) }}
    from {{ rows or rows_of(file) }}
    where
        not coalesce({{ regex_matches(field, '^([01][0-9]|2[0-3]):[0-5][0-9]$') }}, false)
        {%- if not required %} and {{ clean_text(field) }} is not null{% endif %}
{%- endmacro %}

{# The field holds something that is not degrees of latitude (most 90) or longitude (most 180). #}
{% macro degree_problems(file, key, field, most, required=false, rows=none) -%}
    {%- set degrees = to_microdegrees(clean_text(field)) -%}
    select {{ problem(file, key, field, "'is no decimal from -" ~ most ~ " to " ~ most ~ ": ' || " ~ shown(field)) }}
    from {{ rows or rows_of(file) }}
    where {% if required %}{{ clean_text(field) }} is null or {% endif -%}
        ({{ clean_text(field) }} is not null
        and not coalesce({{ degrees }}, 999000000) between {{ -1000000 * most }} and {{ 1000000 * most }})
{%- endmacro %}

{# The field is none of a few words. #}
{% macro word_problems(file, key, field, words, required=false, rows=none) -%}
    select {{ problem(file, key, field, "'is none of " ~ words | join(', ') ~ ": ' || " ~ shown(field)) }}
    from {{ rows or rows_of(file) }}
    where coalesce(lower({{ clean_text(field) }}), {{ "''" if required else "'" ~ words[0] ~ "'" }})
        not in ('{{ words | join("', '") }}')
{%- endmacro %}

{# The field is empty though another field of its row makes it needed; `needed` says when, `why` in words (SQL). #}
{% macro empty_problems(file, key, field, needed, why, rows=none) -%}
    select {{ problem(file, key, field, "'is empty: ' || " ~ why) }}
    from {{ rows or rows_of(file) }}
    where {{ needed }} and {{ clean_text(field) }} is null
{%- endmacro %}

{# The field names something that the CTE `other` doesn't have in the column `other_key`. #}
{% macro reference_problems(file, key, field, other, other_key, other_name=none, rows=none) -%}
    {%- set what = "'is not in " ~ (other_name or other ~ '.csv') ~ ": ' || this_file." ~ field -%}
    select {{ problem(file, 'this_file.' ~ key, field, what) }}
    from {{ rows or rows_of(file) }} as this_file
    left join {{ other }} as other_file on this_file.{{ field }} = other_file.{{ other_key }}
    where {{ clean_text('this_file.' ~ field) }} is not null and other_file.{{ other_key }} is null
{%- endmacro %}

{# The CTE named like a policy file. #}
{% macro rows_of(file) -%}
    {{ file.replace('.csv', '') }}
{%- endmacro %}

{# A field as a message shows it. #}
{% macro shown(field) -%}
    coalesce({{ field }}, '(empty)')
{%- endmacro %}
