-- Days, moments and time zones say the same on every engine.
{%- set day = "cast('2026-03-01' as date)" %}
{%- set noon = moment_at('2026-03-01 12:00:00') %}
{%- set epoch = moment_at('1970-01-01 00:00:00') %}
{{ truth_table({
    'a day is read': [seconds_between(epoch, moment_of(to_date('given'))), '86400', '1970-01-02'],
    'a leap day is a day': [seconds_between(moment_at('2024-02-28 00:00:00'), moment_of(to_date('given'))), '86400', '2024-02-29'],
    'but not in every fourth year': [to_date('given'), 'null', '1900-02-29'],
    'the 30th of February is none': [to_date('given'), 'null', '2026-02-30'],
    'nor is the 31st of April': [to_date('given'), 'null', '2026-04-31'],
    'nor the month 13': [to_date('given'), 'null', '2026-13-01'],
    'nor the year 0': [to_date('given'), 'null', '0000-01-01'],
    'a day needs two digits': [to_date('given'), 'null', '2026-3-1'],
    'seconds are added': [seconds_between(noon, add_seconds(noon, 90)), '90'],
    'and taken away': [seconds_between(noon, add_seconds(noon, -90)), '-90'],
    'days are added over the end of a month': [add_days(day, -1), "'2026-02-28'"],
    'Sunday is 7': [iso_weekday(day), '7'],
    'Monday is 1': [iso_weekday(add_days(day, 1)), '1'],
    'a time of day': [seconds_between(noon, day_at(day, "'13:30'")), '5400'],
    'a moment is written to the minute': [minute_as_text(moment_at('2026-03-01 09:05:59')), "'2026-03-01 09:05'"],
    'summer in Berlin': [
        seconds_between(moment_at('2026-07-01 14:00:00'), utc_to_local(moment_at('2026-07-01 12:00:00'), "'Europe/Berlin'")), '0'
    ],
    'half an hour in Kolkata': [
        seconds_between(moment_at('2026-07-01 17:30:00'), utc_to_local(moment_at('2026-07-01 12:00:00'), "'Asia/Kolkata'")), '0'
    ],
    'winter in New York': [utc_offset(moment_at('2026-01-15 17:00:00'), "'America/New_York'"), '-18000'],
    'the last second of winter': [utc_offset(moment_at('2026-03-29 00:59:59'), "'Europe/Berlin'"), '3600'],
    'and the first of summer': [utc_offset(moment_at('2026-03-29 01:00:00'), "'Europe/Berlin'"), '7200'],
    'half an hour of summer': [utc_offset(moment_at('2026-01-15 12:00:00'), "'Australia/Lord_Howe'"), '39600']
}) }}
