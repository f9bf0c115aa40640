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
    {% set headers = headers_by_column(crm_table, file, reader) %}
    {% do require_columns(crm_table, file, headers) %}
    select
        {%- for column in crm_columns(crm_table) %}
        {{ first_filled(headers.get(column, [])) }} as {{ column }}{{ "," if not loop.last }}
        {%- endfor %}
    from {{ reader }}
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

{# The table function that reads a file, every CSV field as text, with its encoding and delimiter found out. #}
{% macro file_reader(file) %}
    {% if file.lower().endswith('.parquet') %}
        {% do return('read_parquet(' ~ sql_text(file) ~ ')') %}
    {% endif %}
    {% set probe = run_query(
        "select octet_length(content) as size, try(decode(content)) is not null as is_utf8,"
        ~ " cast(content[1:65536] as varchar) as head from read_blob(" ~ sql_text(file) ~ ")"
    ).rows[0] %}
    {% if probe['size'] == 0 %}
        {% do stop_reading(file ~ " is empty: it has no header line") %}
    {% endif %}
    {% set is_utf16 = probe['head'][:8] in ('\\xFF\\xFE', '\\xFE\\xFF') %}
    {% set encoding = 'utf-16' if is_utf16 else 'utf-8' if probe['is_utf8'] else 'latin-1' %}
    {% set header_line = modules.re.split('\\\\x0[AD]', probe['head'])[0] %}
    {% set bare_header = modules.re.sub('"[^"]*"', '', header_line).replace('\\x09', '\t') %}
    {% set delimiters = [',', ';', '\t', '|'] %}
    {% set best = namespace(delimiter=',') %}
    {% for delimiter in delimiters if bare_header.count(delimiter) > bare_header.count(best.delimiter) %}
        {% set best.delimiter = delimiter %}
    {% endfor %}
    {% do return(
        "read_csv(" ~ sql_text(file) ~ ", all_varchar = true, header = true, skip = 0, comment = '', delim = '"
        ~ best.delimiter ~ "', quote = '\"', escape = '\"', encoding = '" ~ encoding
        ~ "', null_padding = true, parallel = false, max_line_size = 16000000)"
    ) %}
{% endmacro %}

{# A file's own headers by the column of ours that they mean, the best one first. #}
{% macro headers_by_column(crm_table, file, reader) %}
    {% set file_headers = run_query('describe select * from ' ~ reader).columns[0].values() | list %}
    {% set wanted = mapped_headers(crm_table, file, file_headers) %}
    {% set columns = crm_columns(crm_table) %}
    {% for column in columns %}
        {% do wanted.append({'column': column, 'header': column}) %}
    {% endfor %}
    {% set synonyms = run_query(
        "select column_name, header from " ~ ref('header_synonyms') ~ " where crm_table = '" ~ crm_table
        ~ "' order by cast(precedence as integer), header"
    ) %}
    {% for synonym in synonyms.rows %}
        {% do wanted.append({'column': synonym['column_name'], 'header': synonym['header']}) %}
    {% endfor %}
    {% set taken, headers = [], {} %}
    {% for want in wanted if want.column in columns %}
        {% for header in file_headers
            if header not in taken and folded_header(header) == folded_header(want.header) %}
            {% do taken.append(header) %}
            {% do headers.setdefault(want.column, []).append(header) %}
        {% endfor %}
    {% endfor %}
    {% do return(headers) %}
{% endmacro %}

{# What mapping.csv in the folder says of one CRM table, checked against the file. #}
{% macro mapped_headers(crm_table, file, file_headers) %}
    {% set mapping_file = (var('crm_files') | string).rstrip('/') ~ '/mapping.csv' %}
    {% set mapped, folded_headers = [], [] %}
    {% for header in file_headers %}
        {% do folded_headers.append(folded_header(header)) %}
    {% endfor %}
    {% if run_query('select 1 from glob(' ~ sql_text(mapping_file) ~ ')').rows %}
        {% set reader = file_reader(mapping_file) %}
        {% set mapping_headers = run_query('describe select * from ' ~ reader).columns[0].values() | list %}
        {% if mapping_headers | sort != ['column', 'header', 'table'] %}
            {% do stop_reading(mapping_file ~ ": its header line must be table,column,header, it is "
                ~ mapping_headers | join(',')) %}
        {% endif %}
        {% for row in run_query('select * from ' ~ reader).rows if row['table'] == crm_table %}
            {% if row['column'] not in crm_columns(crm_table) %}
                {% do stop_reading(mapping_file ~ ": " ~ crm_table ~ " has no column '" ~ row['column'] ~ "'") %}
            {% elif folded_header(row['header']) not in folded_headers %}
                {% do stop_reading(mapping_file ~ ": " ~ file ~ " has no header '" ~ row['header'] ~ "'; it has "
                    ~ file_headers | join(', ')) %}
            {% endif %}
            {% do mapped.append({'column': row['column'], 'header': row['header']}) %}
        {% endfor %}
    {% endif %}
    {% do return(mapped) %}
{% endmacro %}

{% macro require_columns(crm_table, file, headers) %}
    {% for column in crm_columns(crm_table, required_only=true) if column not in headers %}
        {% do stop_reading(file ~ ": no header for the required column " ~ column
            ~ "; name it in mapping.csv beside the file (table,column,header)") %}
    {% endfor %}
{% endmacro %}

{# The first of several headers that holds something, as text. #}
{% macro first_filled(headers) -%}
    {%- if headers -%}
        coalesce(
            {%- for header in headers -%}
            nullif(trim(cast("{{ header.replace('"', '""') }}" as varchar)), ''){{ ", " if not loop.last }}
            {%- endfor -%}
        )
    {%- else -%}
        cast(null as varchar)
    {%- endif -%}
{%- endmacro %}

{# A header with everything but letters and digits of any script gone, in lower case. #}
{% macro folded_header(header) %}
    {% do return(modules.re.sub('[\\W_]', '', header | string).lower()) %}
{% endmacro %}

{% macro sql_text(text) %}
    {% do return("'" ~ text.replace("'", "''") ~ "'") %}
{% endmacro %}

{% macro stop_reading(message) %}
    {% do exceptions.raise_compiler_error("crm_files: " ~ message) %}
{% endmacro %}
