{# The ways to reach somebody, as next_step in routing_rules.csv, consents.csv and sequences.csv name them. #}
{% macro channels() %}
    {% do return(['call', 'email', 'sms', 'in_app']) %}
{% endmacro %}

{# What consents.csv may allow: a channel, or being put into sequences and journeys that run by themselves. #}
{% macro consent_words() %}
    {% do return(channels() + ['sequence']) %}
{% endmacro %}

{# The rows of consents.csv for leads whose consent is empty, and for those with a word that has no row. #}
{% macro blank_consent() -%}
    '(blank)'
{%- endmacro %}

{% macro other_consent() -%}
    '(other)'
{%- endmacro %}

{# Whether a word stands in a list of words with blanks between them. #}
{% macro has_word(words, word) -%}
    {{ dbt.position("' ' || " ~ word ~ " || ' '", "' ' || " ~ words ~ " || ' '") }} > 0
{%- endmacro %}

{# Whether a next step goes by a channel, or runs by itself, where the allowed words don't say that it may. #}
{% macro goes_by_closed_channel(next_action, channel, allowed_words) -%}
    coalesce(
        {%- for name in channels() %}
        ('|' || {{ channel }} || '|' like '%|{{ name }}|%' and not {{ has_word(allowed_words, "'" ~ name ~ "'") }}) or
        {%- endfor %}
        ({{ next_action }} = 'sequence' and not {{ has_word(allowed_words, "'sequence'") }}),
        false
    )
{%- endmacro %}

{# A channel and a blank, where the consent allows it and nothing else closes it; else nothing. #}
{% macro channel_if_open(channel, is_open=none) -%}
    case
        when {{ has_word('allowed_words', "'" ~ channel ~ "'") }}{{ " and " ~ is_open if is_open }} then '{{ channel }} '
        else ''
    end
{%- endmacro %}

{# The channel that a lead prefers, from the CRM's words for it; null for any other word. #}
{% macro to_channel(code) -%}
    case
        when {{ code }} in ('call', 'phone', 'phone_call', 'telephone', 'mobile') then 'call'
        when {{ code }} in ('email', 'e_mail') then 'email'
        when {{ code }} in ('sms', 'text', 'text_message') then 'sms'
        when {{ code }} in ('in_app', 'app', 'chat') then 'in_app'
    end
{%- endmacro %}
