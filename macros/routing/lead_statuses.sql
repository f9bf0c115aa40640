{# Whether a lead needs no owner any more: converted, or in one of var('closed_lead_statuses'). #}
{% macro is_closed(lead) -%}
    ({{ lead }}.converted_at is not null or {{ is_status_among(lead ~ '.status', var('closed_lead_statuses')) }})
{%- endmacro %}

{# Whether an owner gave the lead back: its status is one of var('rejected_lead_statuses'). #}
{% macro is_rejected(status) -%}
    {{ is_status_among(status, var('rejected_lead_statuses')) }}
{%- endmacro %}

{# Whether a row of lead history gives the lead back: a rejected status, or the owner taken off. #}
{% macro gives_back(field, new_value) -%}
    (({{ field }} = 'status' and {{ is_rejected(new_value) }}) or ({{ field }} = 'owner_id' and {{ new_value }} is null))
{%- endmacro %}

{# Whether a status, as the CRM writes it, is one of some in lower case; an empty one is none. #}
{% macro is_status_among(status, words) -%}
    coalesce({{ to_code(status) }}, '') in ({{ quoted(words) }})
{%- endmacro %}

{# Triggers that take a lead from its owner, who then never gets it again by a rule. #}
{% macro losing_triggers() -%}
    {{ quoted(['rejected', 'owner_left', 'owner_absent', 'sla_breached', 'recycled', 'human']) }}
{%- endmacro %}

{# Triggers that send a lead on without a person's doing; max_hops counts them. #}
{% macro hopping_triggers() -%}
    {{ quoted(['rejected', 'owner_left', 'owner_absent', 'sla_breached', 'recycled']) }}
{%- endmacro %}

{# Words as a list of SQL texts. #}
{% macro quoted(words) -%}
    {%- for word in words -%}
    '{{ word }}'{{ ", " if not loop.last }}
    {%- endfor -%}
{%- endmacro %}
