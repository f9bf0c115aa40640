{#
    How alike two forms of company names are, in one word. Of the columns of `measured` in compared_forms: bits are what
    the letters of a form tell, by their rarity, and shared_bits what those tell that both have.

    equal     the same letters                            near      but for the order of words or very little
    typo      one letter in eight, or two swapped         initials  one is the initials of the other
    division  the lead added a department or a country    shorter   the lead wrote a part of the account's name
    longer    the account's name and more                 one_word  the account's only word and more
    within    one stands in the other, not at its front   similar   they have most in common
    trade     the account's name and a line of business   alike     they have half in common
    other     less
#}
{% macro name_likeness() -%}
    {%- set letters = 'greatest(length(lead_compact), length(account_compact))' -%}
    {%- set shared_percent = integer_divide('200 * shared_bits', '(lead_bits + account_bits)') -%}
    case
        when lead_compact = account_compact then 'equal'
        when {{ letters }} >= 4 and edits = 2 and {{ letters_swapped('lead_ascii', 'account_ascii') }} then 'typo'
        when 8 * edits <= {{ letters }} then 'typo'
        when {{ shared_percent }} >= 85 then 'near'
        when lead_core = account_form then 'division'
        when lead_house = account_form then 'trade'
        when lead_form like account_form || ' %'
            then case when account_form like '% %' then 'longer' else 'one_word' end
        when account_form like lead_form || ' %' or 100 * shared_bits >= 85 * lead_bits then 'shorter'
        when 100 * shared_bits >= 85 * account_bits then 'within'
        when length(account_compact) > 2 and ' ' || lead_form || ' ' like '% ' || account_form || ' %' then 'within'
        when length(lead_compact) > 2 and ' ' || account_form || ' ' like '% ' || lead_form || ' %' then 'within'
        when {{ shared_percent }} >= 70 or 4 * edits <= {{ letters }} then 'similar'
        when length(account_compact) > 2 and account_compact in (lead_initials, lead_main_initials) then 'initials'
        when length(lead_compact) > 2 and lead_compact in (account_initials, account_main_initials) then 'initials'
        when {{ shared_percent }} >= 50 then 'alike'
        else 'other'
    end
{%- endmacro %}

{#
    The edit distance of two forms. Counting is dear: null where more than one letter in four differs by the lengths
    alone, which name_likeness makes nothing of, and where the letters are the same.
#}
{% macro edits_that_matter(one, other) -%}
    case
        when {{ one }}.compact_form <> {{ other }}.compact_form
            and 4 * abs(length({{ one }}.ascii_form) - length({{ other }}.ascii_form))
            <= greatest(length({{ one }}.compact_form), length({{ other }}.compact_form))
            then {{ ascii_edit_distance(one ~ '.ascii_form', other ~ '.ascii_form') }}
    end
{%- endmacro %}
