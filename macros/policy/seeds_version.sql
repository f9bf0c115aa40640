{#
    The version of a folder of seeds: one md5 over the checksums that dbt takes of its CSV files, as a SQL text.
    A change in any cell of any file is another version. seeds_version('policy') stands on every decision;
    seeds_version('reference') tells incremental models that what they computed from has changed.
#}
{% macro seeds_version(folder) -%}
    {%- set checksums = [] -%}
    {%- for node in graph.get('nodes', {}).values() | sort(attribute='unique_id')
        if node.resource_type == 'seed' and folder in node.fqn -%}
        {%- do checksums.append(node.name ~ ':' ~ node.checksum.checksum) -%}
    {%- endfor -%}
    '{{ local_md5(checksums | join(',')) }}'
{%- endmacro %}
