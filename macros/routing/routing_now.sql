{#
    The moment the run routes at, as a timestamp in UTC: var('as_of'), else (for the demo CRM, which stands still)
    var('demo_as_of'), else the start of the run. Nothing else in the project reads a clock.
#}
{% macro routing_now() -%}
    {{ moment_at(routing_moment()) }}
{%- endmacro %}

{# The same moment as text, 'YYYY-MM-DD HH:MM:SS'. #}
{% macro routing_moment() -%}
    {%- set given = var('as_of') or (var('demo_as_of') if var('crm') == 'demo' else none) -%}
    {%- if not given -%}
        {%- do return(run_started_at.strftime('%Y-%m-%d %H:%M:%S')) -%}
    {%- endif -%}
    {%- if not modules.re.fullmatch('[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}:[0-9]{2})?', given | string) -%}
        {%- do exceptions.raise_compiler_error(
            "var as_of: '" ~ given ~ "' is not a UTC time written as YYYY-MM-DD HH:MM:SS"
        ) -%}
    {%- endif -%}
    {%- do return(given | string) -%}
{%- endmacro %}
