{#
    How alike two forms of company names are, in one word. Of the columns of `measured` in compared_forms: bits are what
    the letters of a form tell, by their rarity, and shared_bits what those tell that both have.

    equal      the same letters                            near     but for the order of words or very little
    typo       one letter in eight differs                 longer   the lead wrote the account's name and more
    shorter    the lead wrote a part of it                 similar  most of it
    initials   one is the initials of the other            alike    half of it
    other      less
#}
{% macro name_likeness() -%}
    {%- set letters = 'greatest(length(lead_compact), length(account_compact))' -%}
    {%- set shared_percent = integer_divide('200 * shared_bits', '(lead_bits + account_bits)') -%}
    case
        when lead_compact = account_compact then 'equal'
        when 8 * edits <= {{ letters }} then 'typo'
        when {{ shared_percent }} >= 85 then 'near'
        when lead_form like account_form || ' %' or 100 * shared_bits >= 85 * account_bits then 'longer'
        when account_form like lead_form || ' %' or 100 * shared_bits >= 85 * lead_bits then 'shorter'
        when {{ shared_percent }} >= 70 or 4 * edits <= {{ letters }} then 'similar'
        when length(lead_initials) > 2 and lead_initials = account_compact then 'initials'
        when length(account_initials) > 2 and account_initials = lead_compact then 'initials'
        when {{ shared_percent }} >= 50 then 'alike'
        else 'other'
    end
{%- endmacro %}
