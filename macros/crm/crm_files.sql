{#
    The files adapter (DuckDB only): one CRM table from a CSV or Parquet file in var('crm_files'), read in place.

    A file is found by its name (leads.csv, Leads.parquet, accounts.tsv, ...). Its headers become our columns by
    mapping.csv in the same folder (table, column, header), else by the column's own name, else by the seed
    header_synonyms; case, spaces and punctuation don't count. Where several headers mean one column, the first one
    that holds something wins. A missing optional file is an empty table, a missing optional column is null, other
    columns are left alone. What can't be read stops the run with one line that names the file.
#}
{% macro crm_files(crm_table) %}
    {% if not execute or load_relation(ref('header_synonyms')) is none %}
        {% do return(no_rows(crm_table)) %}
    {% endif %}
    {% set file = find_crm_file(crm_table) %}
    {% if file is none %}
        {% do return(no_rows(crm_table)) %}
    {% endif %}
    {% set reader = file_reader(file) %}
    {% do stop_on_broken_rows(file, reader) %}
    {% set fields = fields_by_column(crm_table, file, reader.headers) %}
    {% do require_columns(crm_table, file, fields) %}
    select
        {%- for column in crm_columns(crm_table) %}
        {{ first_filled(column, fields.get(column, []), reader.fields) }} as {{ column }}{{ "," if not loop.last }}
        {%- endfor %}
    from {{ reader.relation }}
{% endmacro %}

{% macro no_rows(crm_table) %}
    select
        {%- for column in crm_columns(crm_table) %}
        cast(null as {{ dbt.type_string() }}) as {{ column }}{{ "," if not loop.last }}
        {%- endfor %}
    where false
{% endmacro %}

{# The one file of a CRM table, none for a missing optional one. #}
{% macro find_crm_file(crm_table) %}
    {% set folder = (var('crm_files') | string).rstrip('/') %}
    {% if not folder %}
        {% do stop_reading("var crm_files is empty: name the folder that holds leads.csv") %}
    {% endif %}
    {% set found = run_query(
        "select file from glob(" ~ sql_text(folder ~ '/*') ~ ") where regexp_matches(lower(parse_filename(file)), '^"
        ~ crm_table ~ "[.](csv|tsv|txt|parquet)$') order by file"
    ).columns[0].values() | list %}
    {% if found | length > 1 %}
        {% do stop_reading(folder ~ ": both " ~ found | join(' and ') ~ " hold " ~ crm_table ~ "; keep one") %}
    {% elif not found and crm_table == 'leads' %}
        {% do stop_reading(folder ~ ": no leads.csv or leads.parquet in this folder") %}
    {% endif %}
    {% do return(found[0] if found else none) %}
{% endmacro %}

{#
    The positions of a file's headers by the column of ours that they mean, the best one first. A header means one
    column, unless mapping.csv names it for several.
#}
{% macro fields_by_column(crm_table, file, headers) %}
    {% set wanted = mapped_headers(crm_table, file, headers) %}
    {% for column in crm_columns(crm_table) %}
        {% do wanted.append({'column': column, 'header': column}) %}
    {% endfor %}
    {% set synonyms = run_query(
        "select column_name, header from " ~ ref('header_synonyms') ~ " where crm_table = '" ~ crm_table
        ~ "' order by precedence, header"
    ) %}
    {% for synonym in synonyms.rows %}
        {% do wanted.append({'column': synonym['column_name'], 'header': synonym['header']}) %}
    {% endfor %}
    {% set positions, taken, fields = {}, [], {} %}
    {% for header in headers %}
        {% do positions.setdefault(folded_header(header), []).append(loop.index0) %}
    {% endfor %}
    {% for want in wanted %}
        {% for position in positions.get(folded_header(want.header), []) if want.is_mapped or position not in taken %}
            {% do taken.append(position) %}
            {% do fields.setdefault(want.column, []).append({'header': headers[position], 'position': position}) %}
        {% endfor %}
    {% endfor %}
    {% do return(fields) %}
{% endmacro %}

{# What mapping.csv in the folder says of one CRM table, checked against the file. #}
{% macro mapped_headers(crm_table, file, headers) %}
    {% set mapping_file = (var('crm_files') | string).rstrip('/') ~ '/mapping.csv' %}
    {% set mapped, folded_headers = [], [] %}
    {% for header in headers %}
        {% do folded_headers.append(folded_header(header)) %}
    {% endfor %}
    {% if run_query('select 1 from glob(' ~ sql_text(mapping_file) ~ ')').rows %}
        {% set reader = file_reader(mapping_file) %}
        {% if reader.headers != ['table', 'column', 'header'] %}
            {% do stop_reading(mapping_file ~ ": its header line must be table,column,header, it is "
                ~ reader.headers | join(',')) %}
        {% endif %}
        {% for row in run_query('select * from ' ~ reader.relation).rows if row[0] == crm_table %}
            {% if row[1] not in crm_columns(crm_table) %}
                {% do stop_reading(mapping_file ~ ": " ~ crm_table ~ " has no column '" ~ row[1] ~ "'") %}
            {% elif folded_header(row[2]) not in folded_headers %}
                {% do stop_reading(mapping_file ~ ": " ~ file ~ " has no header '" ~ row[2] ~ "'; it has "
                    ~ headers | join(', ')) %}
            {% endif %}
            {% do mapped.append({'column': row[1], 'header': row[2], 'is_mapped': true}) %}
        {% endfor %}
    {% endif %}
    {% do return(mapped) %}
{% endmacro %}

{% macro require_columns(crm_table, file, fields) %}
    {% for column in crm_columns(crm_table, required_only=true) if column not in fields %}
        {% do stop_reading(file ~ ": no header for the required column " ~ column
            ~ "; name it in mapping.csv beside the file (table,column,header)") %}
    {% endfor %}
{% endmacro %}

{# The first of several fields that holds something, as text. #}
{% macro first_filled(column, found, fields) -%}
    {%- if found -%}
        coalesce(
            {%- for field in found -%}
            {{ filled_text(column, field.header, fields[field.position]) }}{{ ", " if not loop.last }}
            {%- endfor -%}
        )
    {%- else -%}
        cast(null as varchar)
    {%- endif -%}
{%- endmacro %}

{# A field as text, null where it is blank. A header that speaks of opting out says yes to the opposite of consent. #}
{% macro filled_text(column, header, field) -%}
    {%- if column == 'consent_status' and modules.re.search('opt(ed)?out|donot|unsubscribe', folded_header(header)) -%}
        case when {{ to_boolean('cast(' ~ field ~ ' as varchar)') }} then 'opted_out' end
    {%- else -%}
        nullif(trim(cast({{ field }} as varchar)), '')
    {%- endif -%}
{%- endmacro %}

{# A header with everything but letters and digits of any script gone, in lower case. #}
{% macro folded_header(header) %}
    {% do return(modules.re.sub('[\\W_]', '', header | string).lower()) %}
{% endmacro %}
