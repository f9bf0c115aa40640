-- Whole numbers and fixed decimals say the same on every engine.
{{ truth_table({
    'digits are a number': [to_integer('given'), '42', '42'],
    'a sign is part of it': [to_integer('given'), '-7', '-7'],
    'so is a plus': [to_integer('given'), '7', '+7'],
    'eighteen digits fit': [to_integer('given'), "'999999999999999999'", '999999999999999999'],
    'more do not': [to_integer('given'), 'null', '1000000000000000000'],
    'a fraction is no whole number': [to_integer('given'), 'null', '2.7'],
    'blank is no number': [to_integer('given'), 'null', ''],
    'a word is no number': [to_integer('given'), 'null', 'seven'],
    'division drops the rest': [integer_divide('7', '2'), '3'],
    'towards zero': [integer_divide('-7', '2'), '-3'],
    'of large numbers it is exact': [integer_divide('cast(9007199254740993 as bigint)', '1'), "'9007199254740993'"],
    'a third in percent': ['10 * ' ~ percent('1', '3'), "'333.0'"],
    'half a percent is rounded up': ['10 * ' ~ percent('1', '2000'), "'1.0'"],
    'of nothing there is no percentage': [percent('0', '0'), 'null'],
    'hundredths': ['100 * ' ~ shifted_decimal('1234', 2), "'1234.00'"],
    'nulls are skipped by coalesce alone': ['coalesce(cast(null as ' ~ dbt.type_int() ~ '), 5)', '5']
}) }}
