{# The state of a lead by where its decision in force sends it. #}
{% macro lead_state(destination_type) -%}
    case {{ destination_type }}
        when 'owner' then 'assigned'
        when 'pool' then 'assigned'
        when 'hold' then 'held'
        when 'queue' then 'in_review'
        when 'partner' then 'with_partner'
        when 'nurture' then 'nurturing'
        when 'discard' then 'discarded'
        when 'duplicate' then 'duplicate_of'
    end
{%- endmacro %}

{#
    The lead that a duplicate follows, null for any other decision: a key to join on. A join that asks for the
    destination type in its condition takes engines minutes where one on this key takes moments.
#}
{% macro followed_lead() -%}
    case when destination_type = 'duplicate' then destination end
{%- endmacro %}
