{#
    How to read a file: `relation`, the table function; `headers`, as the file writes them; `fields`, the SQL for each.
    A CSV file is read field by field as text; its encoding, delimiter and headers are found out from its first line
    rather than guessed from a sample, so that no row can change them.
#}
{% macro file_reader(file) %}
    {% if file.lower().endswith('.parquet') %}
        {% set relation = 'read_parquet(' ~ sql_text(file) ~ ')' %}
        {% set headers, fields = run_query('describe select * from ' ~ relation).columns[0].values() | list, [] %}
        {% for header in headers %}
            {% do fields.append('"' ~ header.replace('"', '""') ~ '"') %}
        {% endfor %}
        {% do return({'relation': relation, 'headers': headers, 'fields': fields}) %}
    {% endif %}
    {% set encoding = file_encoding(file) %}
    {% set first_line = first_line_of(file, encoding) %}
    {% set delimiter = delimiter_of(first_line) %}
    {% set headers = split_header(first_line, delimiter) %}
    {% set fields, declared = [], [] %}
    {% for header in headers %}
        {% do fields.append('field_' ~ loop.index) %}
        {% do declared.append("'field_" ~ loop.index ~ "': 'varchar'") %}
    {% endfor %}
    {% do return({'headers': headers, 'fields': fields, 'lines': lines_of(file, encoding), 'relation': "read_csv(" ~ sql_text(file)
        ~ ", auto_detect = false, header = true, columns = {" ~ declared | join(', ') ~ "}, delim = '" ~ delimiter
        ~ "', quote = '\"', escape = '\"', encoding = '" ~ encoding ~ "'"
        ~ ", null_padding = true, parallel = false, max_line_size = 16000000)"
    }) %}
{% endmacro %}

{# utf-8, utf-16 (by its mark) or, for whatever is neither, latin-1. #}
{% macro file_encoding(file) %}
    {% set probe = run_query(
        "select octet_length(content) as size, try(decode(content)) is not null as is_utf8,"
        ~ " hex(content[1:2]) in ('FFFE', 'FEFF') as is_utf16 from read_blob(" ~ sql_text(file) ~ ")"
    ).rows[0] %}
    {% if probe['size'] == 0 %}
        {% do stop_reading(file ~ " is empty: it has no header line") %}
    {% endif %}
    {% do return('utf-16' if probe['is_utf16'] else 'utf-8' if probe['is_utf8'] else 'latin-1') %}
{% endmacro %}

{# A text file line by line, whatever stands in it: a relation with one column, line. #}
{% macro lines_of(file, encoding) %}
    {% do return(
        "read_csv(" ~ sql_text(file) ~ ", auto_detect = false, header = false, strict_mode = false"
        ~ ", columns = {'line': 'varchar'}, delim = '\x01', quote = '', escape = '', encoding = '" ~ encoding
        ~ "', parallel = false, max_line_size = 16000000)"
    ) %}
{% endmacro %}

{% macro first_line_of(file, encoding) %}
    {% do return(run_query('select line from ' ~ lines_of(file, encoding) ~ ' limit 1').rows[0][0] or '') %}
{% endmacro %}

{# The character among , ; tab and | that a header line has most of outside quotes; a comma when it has none. #}
{% macro delimiter_of(line) %}
    {% set bare = modules.re.sub('"[^"]*"', '', line) %}
    {% set best = namespace(delimiter=',') %}
    {% for delimiter in [';', '\t', '|'] if bare.count(delimiter) > bare.count(best.delimiter) %}
        {% set best.delimiter = delimiter %}
    {% endfor %}
    {% do return(best.delimiter) %}
{% endmacro %}

{# The fields of a header line, without their quotes. #}
{% macro split_header(line, delimiter) %}
    {% set headers = [] %}
    {% set other = '[^"' ~ modules.re.escape(delimiter) ~ ']' %}
    {% for match in modules.re.finditer(
        '(?:^|' ~ modules.re.escape(delimiter) ~ ')\\s*(?:"((?:[^"]|"")*)"|(' ~ other ~ '*))', line
    ) %}
        {% do headers.append((match.group(1) or match.group(2) or '').replace('""', '"').strip()) %}
    {% endfor %}
    {% do return(headers) %}
{% endmacro %}

{# Stops at the first row of a CSV file that doesn't fit its header line, and at a quote that never ends. #}
{% macro stop_on_broken_rows(file, reader) %}
    {% if 'lines' in reader %}
        {% do run_query('drop table if exists reject_errors') %}
        {% do run_query('drop table if exists reject_scans') %}
        {% do run_query('select count(*) from ' ~ reader.relation[:-1] ~ ', store_rejects = true)') %}
        {% set broken = run_query(
            'select line, min(error_message) as complaint from reject_errors group by line order by line limit 1'
        ).rows %}
        {% if broken %}
            {% do stop_reading(file ~ ', line ' ~ broken[0]['line'] ~ ': ' ~ broken[0]['complaint'].splitlines()[0]) %}
        {% elif has_open_quote(reader) %}
            {% do stop_reading(file ~ ': a quote is opened and never closed; what stands behind it would be lost') %}
        {% endif %}
    {% endif %}
{% endmacro %}

{# Whether a quoted field runs to the end of the file; only files with an odd number of quotes are read for it. #}
{% macro has_open_quote(reader) %}
    {% set is_odd = run_query(
        "select coalesce(sum(length(line) - length(replace(line, '\"', ''))), 0) % 2 = 1 from " ~ reader.lines
    ).rows[0][0] %}
    {% if is_odd %}
        {% do return(run_query(
            "select regexp_matches(regexp_replace(string_agg(line, chr(10)), '(^|[,;|\\t\\n])\"([^\"]|\"\")*\"', '\\1', 'g'),"
            ~ " '(^|[,;|\\t\\n])\"') from " ~ reader.lines
        ).rows[0][0]) %}
    {% endif %}
    {% do return(false) %}
{% endmacro %}

{% macro sql_text(text) %}
    {% do return("'" ~ text.replace("'", "''") ~ "'") %}
{% endmacro %}

{% macro stop_reading(message) %}
    {% do exceptions.raise_compiler_error("crm_files: " ~ message) %}
{% endmacro %}
