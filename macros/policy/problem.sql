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

{# Rows of a policy seed whose key is missing or used twice. #}
{% macro key_problems(seed, file, key) -%}
    select {{ problem(file, key, key, "'is missing or used ' || cast(count(*) as " ~ dbt.type_string() ~ ") || ' times'") }}
    from {{ seed }}
    group by {{ key }}
    having count(*) > 1 or {{ key }} is null
{%- endmacro %}

{# Rows whose field holds something that is not a whole number of at least `least`; empty is fine unless required. #}
{% macro number_problems(seed, file, key, field, least=0, required=false) -%}
    select {{ problem(file, key, field, "'is not a whole number of at least " ~ least ~ ": ' || coalesce(" ~ field ~ ", '(empty)')") }}
    from {{ seed }}
    where {% if required %}{{ clean_text(field) }} is null or {% endif -%}
        ({{ clean_text(field) }} is not null and coalesce({{ to_integer(field) }}, {{ least }} - 1) < {{ least }})
{%- endmacro %}

{# Rows whose field holds something that is not a day written YYYY-MM-DD; empty is fine unless required. #}
{% macro date_problems(seed, file, key, field, required=false) -%}
    select {{ problem(file, key, field, "'is not a day written YYYY-MM-DD: ' || coalesce(" ~ field ~ ", '(empty)')") }}
    from {{ seed }}
    where {% if required %}{{ clean_text(field) }} is null or {% endif -%}
        ({{ clean_text(field) }} is not null and {{ to_date(field) }} is null)
{%- endmacro %}

{# Rows whose field is none of a few words; empty is fine unless required. #}
{% macro word_problems(seed, file, key, field, words, required=false) -%}
    select {{ problem(file, key, field, "'is none of " ~ words | join(', ') ~ ": ' || coalesce(" ~ field ~ ", '(empty)')") }}
    from {{ seed }}
    where coalesce(lower({{ clean_text(field) }}), {{ "''" if required else "'" ~ words[0] ~ "'" }}) not in ('{{ words | join("', '") }}')
{%- endmacro %}

{# Rows whose field names something that another seed doesn't have; empty is fine. #}
{% macro reference_problems(seed, file, key, field, other, other_key, other_file) -%}
    select {{ problem(file, 'this_seed.' ~ key, field, "'is not in " ~ other_file ~ ": ' || this_seed." ~ field) }}
    from {{ seed }} as this_seed
    left join {{ other }} as other_seed on this_seed.{{ field }} = other_seed.{{ other_key }}
    where {{ clean_text('this_seed.' ~ field) }} is not null and other_seed.{{ other_key }} is null
{%- endmacro %}
