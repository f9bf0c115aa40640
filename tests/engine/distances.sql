-- Distances are whole metres, the same on every engine; the expected ones are computed by another program.
{{ truth_table({
    'berlin to munich': [metres_between('52520000', '13390000', '48140000', '11570000'), "'503833'"],
    'and back': [metres_between('48140000', '11570000', '52520000', '13390000'), "'503833'"],
    'to itself': [metres_between('52520000', '13390000', '52520000', '13390000'), "'0'"],
    'a millionth of a degree': [metres_between('52520000', '13390000', '52520001', '13390000'), "'0'"],
    'across the date line': [metres_between('-17800000', '179900000', '-17800000', '-179900000'), "'21174'"],
    'pole to pole': [metres_between('90000000', '0', '-90000000', '0'), "'20015087'"],
    'to the other side of the equator': [metres_between('0', '0', '0', '180000000'), "'20015087'"],
    'degrees': [to_microdegrees('given'), "'52520000'", '52.52'],
    'of the west': [to_microdegrees('given'), "'-123456'", '-0.1234567'],
    'without a fraction': [to_microdegrees('given'), "'-7000000'", '-7.'],
    'a comma is no point': [to_microdegrees('given'), 'null', '52,52'],
    'letters are no degrees': [to_microdegrees('given'), 'null', '52.5N'],
    'a number of pages is none either': [to_microdegrees('given'), 'null', '1234.5']
}) }}
