-- How alike two texts are is the same on every engine that can tell (Redshift can not).
{{ config(enabled=target.type != "redshift") }}
{{ truth_table({
    'the same is no step away': [edit_distance('given', "'acme'"), '0', 'acme'],
    'a letter changed': [edit_distance('given', "'acne'"), '1', 'acme'],
    'two letters added': [edit_distance('given', "'acme ag'"), '3', 'acme'],
    'two letters in the wrong order are two steps': [edit_distance('given', "'amce'"), '2', 'acme'],
    'accents and capitals do not count': [edit_distance('given', "'munchen'"), '0', 'München'],
    'a letter of another script is one letter': [edit_distance('given', "'北京'"), '1', '北'],
    'nothing is as far away as the text is long': [edit_distance('given', "''"), '4', 'acme'],
    'nothing is known of null': [edit_distance('given', 'cast(null as ' ~ dbt.type_string() ~ ')'), 'null', 'acme']
}) }}
