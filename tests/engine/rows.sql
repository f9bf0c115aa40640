-- Rows as text and as keys say the same on every engine.
with one_row as (
    select
        {{ text_literal('say "hi"') }} as quoted,
        {{ text_literal('back\\slash') }} as slashed,
        {{ text_literal('tab\there\nand\rthere') }} as broken,
        cast(null as {{ dbt.type_string() }}) as missing
),

answers as (
    select
        {{ row_as_json(['quoted', 'slashed', 'broken', 'missing']) }} as json_text,
        {{ fingerprint(['quoted', 'missing']) }} as fingerprint,
        {{ dbt.hash("'say \"hi\" | |-'") }} as expected_fingerprint
    from one_row
)

select *
from answers
where
    json_text <> {{ text_literal('{"quoted":"say \\"hi\\"","slashed":"back\\\\slash","broken":"tab\\there\\nand\\rthere"}') }}
    or fingerprint <> expected_fingerprint
