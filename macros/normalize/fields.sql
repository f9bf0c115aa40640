{# Text that says yes or no to a boolean; anything else is null. #}
{% macro to_boolean(text) -%}
    case
        when lower({{ trimmed(text) }}) in ('true', 't', 'yes', 'y', '1') then true
        when lower({{ trimmed(text) }}) in ('false', 'f', 'no', 'n', '0') then false
    end
{%- endmacro %}

{# Whether somebody refuses a way to be reached; what can't be read counts as yes. Never null. #}
{% macro refused(text) -%}
    coalesce({{ to_boolean(text) }}, {{ clean_text(text) }} is not null)
{%- endmacro %}

{#
    A count as people write it to a whole number: '1,200' and '1 200' are 1200, '51-200' is its lower end 51, '10k+' is
    10000, '$5M' is 5000000, '1.5m' is 1500000. Null where no number starts the text. Digits are limited so that no text
    can overflow a bigint.
#}
{% macro to_count(text) -%}
    {%- set compact = regex_replace("lower(" ~ text ~ ")", "[, _'$€£\t\n\r\u00a0\u2009\u202f]", '') -%}
    {%- set whole = to_integer(regex_extract(compact, '^[<>~]?([0-9]{1,12})')) -%}
    {%- set tenths = to_integer(regex_extract(compact, '^[<>~]?[0-9]{1,12}[.]([0-9])')) -%}
    {%- set unit = regex_extract(compact, '^[<>~]?[0-9]{1,9}(?:[.][0-9]*)?(k|m|bn|b)') -%}
    {{ whole }} * case when {{ unit }} = 'k' then 1000 when {{ unit }} = 'm' then 1000000
        when {{ unit }} in ('b', 'bn') then 1000000000 else 1 end
    + coalesce({{ tenths }}, 0) * case when {{ unit }} = 'k' then 100 when {{ unit }} = 'm' then 100000
        when {{ unit }} in ('b', 'bn') then 100000000 else 0 end
{%- endmacro %}

{# The host of a web address: no scheme, user, port, path or leading www; null where there is no dot in it. #}
{% macro web_host(text) -%}
    {%- set bare = regex_replace(to_lower(trimmed(text)), '^(?:[a-z]+:)?/+|^www[0-9]?[.]', '') -%}
    {{ regex_extract(regex_replace(bare, '^www[0-9]?[.]', ''), '^(?:[^/@?#]*@)?([^/@?#: ]+[.][^/@?#: .]+)') }}
{%- endmacro %}

{# The host that somebody typed for a company ('www.acme.com', 'acme.io'), null where the name is no address. #}
{% macro typed_host(company) -%}
    {{ regex_extract(to_lower(trimmed(company)), '^(?:https?://)?(?:www[.])?([a-z0-9-]+(?:[.][a-z0-9-]+)*[.][a-z]{2,})/?$') }}
{%- endmacro %}

{# An e-mail address in lower case, null where it can't be one. #}
{% macro valid_email(text) -%}
    {{ regex_extract(to_lower(trimmed(text)), '^(?:mailto:)?<?([^@<>;, ]+@[^@<>;, ]+[.][^@<>;, .]+)>?$') }}
{%- endmacro %}

{# A value of a picklist as a code: lower case, words joined by underscores; null where nothing is left. #}
{% macro to_code(text) -%}
    nullif({{ trimmed(regex_replace(to_lower(text), non_word_pattern(), '_'), '_') }}, '')
{%- endmacro %}

{# The host of an e-mail address, null where the address can't be one. #}
{% macro mail_host(text) -%}
    {{ regex_extract(to_lower(trimmed(text)), '^(?:mailto:)?<?[^@<>;, ]+@([^@<>;, ]+[.][^@<>;, .]+)>?$') }}
{%- endmacro %}

{#
    The key of a place as written, to look it up in the model places: country and state, either may be missing. No two
    places share one, whatever bars and spaces people type: bars in the country are doubled, the dividing one is not.
#}
{% macro place_key(country, state) -%}
    replace(coalesce({{ country }}, ''), '|', '||') || ' | ' || coalesce({{ state }}, '')
{%- endmacro %}

{# A telephone number in lower case without the extension behind it ('ext 12', 'x12', '#12'). #}
{% macro without_extension(phone) -%}
    {{ return(regex_replace("lower(" ~ phone ~ ")", '(?:ext|x|;|,|#)' ~ any_text_pattern() ~ '$', '')) }}
{%- endmacro %}

{#
    A phone number as people write it to E.164 ('+4930123456'), null where it can't be one. Numbers that start with +
    or 00 speak for themselves; others are national numbers of the country whose dialling code and trunk prefix are
    given. Extensions are cut off.
#}
{% macro to_e164(phone, dialling_code, trunk_prefix) -%}
    {%- set number = without_extension(trimmed(phone)) -%}
    {%- set bare = regex_replace(number, '^[+]|^00|[(]0[)]', '') -%}
    {%- set digits = regex_replace(bare, '[^0-9]', '') -%}
    {{ regex_extract(
        "'+' || case
            when " ~ regex_matches(number, '^ *([+]|00)') ~ " then " ~ digits ~ "
            when " ~ dialling_code ~ " like '1%' and length(" ~ digits ~ ") = 11 and " ~ digits ~ " like '1%' then " ~ digits ~ "
            when " ~ dialling_code ~ " like '1%' and length(" ~ digits ~ ") = 10 then '1' || " ~ digits ~ "
            when " ~ digits ~ " like " ~ dialling_code ~ " || '%' and length(" ~ digits ~ ") >= 9 + length(" ~ dialling_code ~ ") then " ~ digits ~ "
            when " ~ digits ~ " like " ~ trunk_prefix ~ " || '%' then " ~ dialling_code ~ " || substr(" ~ digits ~ ", length(" ~ trunk_prefix ~ ") + 1)
            else " ~ dialling_code ~ " || " ~ digits ~ "
        end",
        '^([+](?:1[2-9][0-9]{9}|[2-9][0-9]{7,14}))$'
    ) }}
{%- endmacro %}

{#
    A telephone number without all that notations differ in: the last nine digits of it without its extension, null
    for fewer than eight.
#}
{% macro phone_tail(phone) -%}
    {%- set digits = regex_replace(without_extension(phone), '[^0-9]', '') -%}
    case when length({{ digits }}) >= 8 then right({{ digits }}, 9) end
{%- endmacro %}

{# What a domain calls its company: the first label, without hyphens. #}
{% macro domain_label(domain) -%}
    replace({{ split_part(domain, '.', 1) }}, '-', '')
{%- endmacro %}

{# A company name without its spaces, as it would stand in a domain. #}
{% macro compact(form) -%}
    replace({{ form }}, ' ', '')
{%- endmacro %}

{#
    The normal form of an e-mail address: what its provider delivers to one mailbox is one address. provider is the row
    of mail_providers for its domain (nulls where there is none).
#}
{% macro normal_email(email, provider) -%}
    {%- set local_part = split_part(email, '@', 1) -%}
    {%- set untagged = "case when " ~ provider ~ ".ignores_plus_tags = 'true' then " ~ regex_replace(local_part, '[+]' ~ any_text_pattern() ~ '$', '')
        ~ " else " ~ local_part ~ " end" -%}
    case when {{ provider }}.ignores_dots = 'true' then replace({{ untagged }}, '.', '') else {{ untagged }} end
    || '@' || coalesce({{ provider }}.canonical_domain, {{ split_part(email, '@', 2) }})
{%- endmacro %}

{# What kind of mailbox an address is: none, invalid, disposable, free or business. #}
{% macro email_type(email, valid_email, host_domain) -%}
    case
        when {{ email }} is null then 'none'
        when {{ valid_email }} is null then 'invalid'
        when {{ host_domain }}.is_disposable then 'disposable'
        when {{ host_domain }}.is_free_mail then 'free'
        else 'business'
    end
{%- endmacro %}

{#
    The registrable domain where it can stand for a company: not a free or disposable mailbox, and not where the
    condition `unless` holds.
#}
{% macro company_domain(host_domain, unless=none) -%}
    case
        when not {{ host_domain }}.is_free_mail and not {{ host_domain }}.is_disposable
            {%- if unless %} and not coalesce({{ unless }}, false) {%- endif %}
            then {{ host_domain }}.registrable_domain
    end
{%- endmacro %}

{#
    Which way an activity went: as stated, else outbound for what somebody at our side logged as theirs, and inbound
    for the rest and for what only a lead can do.
#}
{% macro activity_direction(direction, activity_type, owner_id) -%}
    case
        when {{ to_code(direction) }} in ('inbound', 'incoming', 'in') then 'inbound'
        when {{ to_code(direction) }} in ('outbound', 'outgoing', 'out') then 'outbound'
        when {{ to_code(activity_type) }} in ('page_view', 'form_submit', 'form_submission', 'email_open', 'email_click')
            then 'inbound'
        when {{ clean_text(owner_id) }} is not null then 'outbound'
        else 'inbound'
    end
{%- endmacro %}

{# The field that a row of lead history is about, by the names CRMs give to owner and status. #}
{% macro history_field(field) -%}
    case
        when {{ to_code(field) }} in ('owner', 'ownerid', 'owner_id', 'lead_owner', 'hubspot_owner_id') then 'owner_id'
        when {{ to_code(field) }} in ('status', 'lead_status', 'hs_lead_status') then 'status'
        when {{ to_code(field) }} in ('rejection_reason', 'rejection_reason__c', 'reject_reason', 'return_reason')
            then 'rejection_reason'
        else {{ to_code(field) }}
    end
{%- endmacro %}

{# Whether the name of a deal's stage is like one of some patterns (a|b, with %), null without a stage. #}
{% macro stage_says(stage, patterns) -%}
    (
        {%- for pattern in patterns.split('|') -%}
        {{ to_code(stage) }} like '{{ pattern }}'{{ " or " if not loop.last }}
        {%- endfor -%}
    )
{%- endmacro %}
