-- Text functions say the same on every engine, whatever the engine's own would say.
{{ truth_table({
    'every match is replaced': [regex_replace("'a1b22'", '[0-9]+', '-'), "'a-b-'"],
    'no match leaves the text': [regex_replace("'abc'", '[0-9]', '-'), "'abc'"],
    'replacing in null is null': [regex_replace('cast(null as ' ~ dbt.type_string() ~ ')', 'a', 'b'), 'null'],
    'any text goes on over line breaks': [
        regex_replace(text_literal('a+b\nc'), '[+]' ~ any_text_pattern() ~ '$', ''), "'a'"
    ],
    'the group is extracted': [regex_extract("'x=12;'", '(?:x|y)=([0-9]+)'), "'12'"],
    'an empty group is null': [regex_extract("'x=;'", 'x=([0-9]*)'), 'null'],
    'no match extracts null': [regex_extract("'abc'", '([0-9]+)'), 'null'],
    'a match is found anywhere': ['case when ' ~ regex_matches("'abc'", 'b') ~ " then 'yes' end", "'yes'"],
    'the end is the end, not before a last line break': [
        'case when ' ~ regex_matches(text_literal('a\n'), 'a$') ~ " then 'yes' else 'no' end", "'no'"
    ],
    'matching null is neither': ['case when ' ~ regex_matches('cast(null as ' ~ dbt.type_string() ~ ')', 'a')
        ~ " then 'yes' when not " ~ regex_matches('cast(null as ' ~ dbt.type_string() ~ ')', 'a') ~ " then 'no' end", 'null'],
    'letters of all scripts are words': [
        regex_replace("'Ünal—Straße (北京) Οδός🙂ok_1'", non_word_pattern(), ' '), "'Ünal Straße 北京 Οδός ok 1'"
    ],
    'loose accents are marks': [regex_replace("'e\u0301a\u0308'", mark_pattern(), ''), "'ea'"],
    'blanks of every kind are trimmed': [trimmed(text_literal(" \t\u00a0a b\u2003\r\n")), "'a b'"],
    'only what is named is trimmed': [trimmed("'_ a__'", '_'), "' a'"],
    'lower case of the dotted I': [to_lower("'İI'"), "'ii'"],
    'lower case of sigma at the end of a word': [to_lower("'ΟΔΟΣ ς'"), "'οδοσ σ'"],
    'lower case of sharp s': [to_lower("'ẞ'"), "'ß'"],
    'accents fold': [fold_letters("'ÀÉîõÜ ŁØÞ Æß Ǆ'"), "'aeiou loth aess ǆ'"],
    'parts count from one': [split_part("'a|b||d'", '|', 2), "'b'"],
    'an empty part is empty': [split_part("'a|b||d'", '|', 3), "''"],
    'beyond the last part is empty': [split_part("'a|b||d'", '|', 5), "''"],
    'parts of null are null': [split_part('cast(null as ' ~ dbt.type_string() ~ ')', '|', 1), 'null'],
    'parts are counted': [count_parts("'a|b||d'", '|'), '4'],
    'text and null are null': ["'a' || cast(null as " ~ dbt.type_string() ~ ")", 'null'],
    'a literal keeps quotes and backslashes': ['length(' ~ text_literal("it's a \\ \"b\"") ~ ')', '12'],
    'md5 is in hexadecimal': [dbt.hash("'é'"), "'66ddcd97cfdeabb2f6fb8a999b4bc76f'"]
}) }}
