"""The checks find what they look for: one planted fault each, and nothing in its sound neighbour."""

from __future__ import annotations

import pytest
from checks import DIALECTS, FOLDER, faults, words
from column_types import type_faults

# (dialect, statement, the fault it has; empty when it is sound)
STATEMENTS = [
    # functions
    ("bigquery", "select split_part(a, ',', 1) from t", "no function split_part()"),
    ("bigquery", "select to_hex(md5(a)), safe.parse_date('%F', b) from t", ""),
    ("redshift", "select string_agg(a, ',') from t", "no function string_agg()"),
    ("redshift", "select listagg(a, ',') within group (order by a) from t", ""),
    ("redshift", "select generate_series(1, 3)", "no function generate_series()"),
    ("snowflake", "select regexp_matches(a, 'b') from t", "no function regexp_matches()"),
    ("snowflake", "insert into s.t (a, b) select 1, max(c) over (partition by d) from u", ""),
    ("databricks", "select isodow(a) from t", "no function isodow()"),
    ("databricks", "with x (a) as (select 1) select * from x where exists (select 1 from y)", ""),
    ("databricks", "select a from values ('x') as rows_of_file(a)", ""),
    # reserved words
    ("snowflake", "select a.trigger from a", "'trigger' is reserved"),
    ("snowflake", "select trigger, b from a", "'trigger' is reserved"),
    ("snowflake", 'select "trigger", trigger_type from a', ""),
    ("bigquery", "with rows as (select 1 as a) select a from rows", "'rows' is reserved"),
    ("redshift", "select 1 as tag", "'tag' is reserved"),
    ("redshift", "select cast(a as timestamp) as b from t", ""),
    ("bigquery", "create table s.t (`lookup` string, value int64)", ""),
    # types
    ("bigquery", "select cast(a as varchar) from t", "no type varchar"),
    ("bigquery", "select cast(a as decimal(38, 12)) from t", "decimal(38, 12) is too large"),
    ("databricks", "select cast(a as text) from t", "no type text"),
    ("databricks", "select cast(a as varchar) from t", "varchar needs a length"),
    ("redshift", "select cast(a as string) from t", "no type string"),
    ("redshift", "create table t (a text)", "column a holds 256 bytes"),
    ("redshift", "create table t (a varchar(65535), trigger varchar(20), b decimal(6, 1) not null)", ""),
    # literals
    ("bigquery", r"select '\d' as a", r"\d in '\d' is no escape"),
    ("snowflake", r"select '\d' as a", r"\d in '\d' is no escape"),
    ("snowflake", r"select '\\d' as a, 'it''s' as b", ""),
    ("databricks", "select 'it''s' as a", "two literals in a row"),
    ("bigquery", "select 'it''s' as a", "does not parse"),
    ("bigquery", "select 'a\nb' as a", "line break in"),
    # patterns
    ("bigquery", "select regexp_extract(a, '(b)(c)') from t", "more than one capturing group"),
    ("bigquery", "select regexp_extract(a, '(?:b)(c)[(]') from t", ""),
    ("bigquery", "select regexp_contains(a, '(?=b)') from t", "lookaround"),
    ("snowflake", "select regexp_replace(a, '(?:b)', '') from t", "(?…) is no POSIX"),
    ("snowflake", r"select regexp_replace(a, '\\p{L}', '') from t", "Unicode class"),
    ("snowflake", "select regexp_instr(a, '^ *(-?[0-9]+)$') from t", ""),
    ("redshift", "select regexp_replace(a, '(?:b)', '') from t", "(?…) is no POSIX"),
    ("redshift", "select regexp_replace(a, '(?:b)', '', 1, 'p') from t", ""),
    ("databricks", "select regexp_replace(a, '[a[b]', '') from t", "[ opens a class within a class"),
    # operators and clauses
    ("bigquery", "select 1 as a union select 2 as a", "does not parse"),
    ("bigquery", "select a::string from t", "no operator ::"),
    ("bigquery", "select a % 7 from t", "no operator %"),
    ("snowflake", "select a::varchar, b % 7 from t", ""),
    ("snowflake", "select a at time zone 'UTC' from t", "no at time zone"),
    ("snowflake", "select 7 // 2", "// starts a comment"),
    ("snowflake", "select '://' as a -- see // below", ""),
    ("databricks", "select 7 // 2", "does not parse"),
    ("databricks", "select a from t where a ~ 'b'", "does not parse"),
    ("bigquery", "delete from s.t", "delete without where"),
    ("bigquery", "select * from a left join b on a.x >= b.y", "left join b without an equality of both sides"),
    ("bigquery", "select * from a left join b on b.x is null", "left join b without an equality of both sides"),
    ("bigquery", "select * from a left join b on a.x = b.x and a.y >= b.y", ""),
    ("snowflake", "select * from a left join b on a.x >= b.y", ""),
    ("snowflake", "select count(*) filter (where a) from t", "no filter"),
    ("redshift", "select * from (values (1)) as v (a)", "values as a relation"),
    ("redshift", "select distinct a from t order by b", "select distinct ordered by b"),
    ("redshift", "select sum(a) over (partition by b order by c) from t", "over ordered rows without a frame"),
    ("redshift", "select row_number() over (order by c), sum(a) over (partition by b) from t", ""),
    ("redshift", "select sum(a) over (order by c rows unbounded preceding) from t", ""),
    ("databricks", "create table t as select null as a", "null as a has no type"),
    ("databricks", "create table t as select cast(null as int) as a", ""),
    ("bigquery", "create table s.t (a string, primary key (a))", "primary key without not enforced"),
    ("bigquery", "create table s.t (a string not null, primary key (a) not enforced)", ""),
    ("databricks", "create table s.t (a string, primary key (a))", "primary key on a, which may be null"),
    ("bigquery", "select translate(a, 'xyx', 'abc') from t", "translate() has x twice"),
    ("bigquery", "select a from t where (select max(b) from u where u.c < t.c) = 1", "correlated subquery"),
    ("bigquery", "select a from t where exists (select 1 from u where u.c = t.c)", ""),
]  # fmt: skip

SEED = "create table w.s.t (word {text}, number int, is_so boolean, day date, moment timestamp)"
TYPES = [
    ("bigquery", "select word || number as a from w.s.t", "joins text and whole number"),
    ("bigquery", "select word || cast(number as string) as a from w.s.t", ""),
    ("bigquery", "select a.word from w.s.t as a inner join w.s.t as b on a.word = b.number", "compares"),
    ("bigquery", "select datetime_add(cast(moment as datetime), interval 1 day) > moment as a from w.s.t", "compares"),
    ("bigquery", "select moment >= '2026-01-01 00:00:00' as a, day = '2026-01-01' as b from w.s.t", ""),
    ("bigquery", "select moment >= day as a from w.s.t", "compares date and timestamp"),
    ("bigquery", "select datetime(datetime(moment, 'UTC'), 'UTC') as a from w.s.t", "in a zone"),
    ("snowflake", "select moment >= day as a from w.s.t", ""),
    ("snowflake", "select coalesce(word, 0) as a from w.s.t", "mixes text and whole number"),
    ("snowflake", "select case when is_so then word else 'x' end as a from w.s.t", ""),
    ("databricks", "select number as a from w.s.t union all select word as a from w.s.t", "in a, unites"),
    ("redshift", "select cast(is_so as varchar) as a from w.s.t", "no cast of a boolean to text"),
    ("redshift", "select max(is_so) as a from w.s.t", "no min or max of booleans"),
    ("redshift", "select max(number) as a from w.s.t", ""),
    ("databricks", "select cast(moment as string) as a from w.s.t", "as text, which every engine writes differently"),
    ("snowflake", "select lower(number) as a from w.s.t", "takes whole number for text"),
    ("snowflake", "select word + 1 as a from w.s.t", "calculates with text"),
    ("snowflake", "select nobody from w.s.t", "can't be typed"),
    ("snowflake", "create table w.s.u (a number) as (select word as a from w.s.t)", "column a is declared"),
]  # fmt: skip


@pytest.mark.parametrize(("dialect", "sql", "fault"), STATEMENTS)
def test_fault_is_found(dialect: str, sql: str, fault: str) -> None:
    found = faults(sql, dialect)
    assert any(fault in one for one in found) if fault else not found, found


@pytest.mark.parametrize(("dialect", "sql", "fault"), TYPES)
def test_types_that_do_not_fit_are_found(dialect: str, sql: str, fault: str) -> None:
    seed = SEED.format(text="string" if dialect in ("bigquery", "databricks") else "varchar(20)")
    found = type_faults([("seed", seed), ("model", sql)], dialect).get("model", [])
    assert any(fault in one for one in found) if fault else not found, found


def test_types_follow_a_relation_into_the_next() -> None:
    made = "create table w.s.first as (with x as (select * from w.s.t) select x.*, length(x.word) as size from x)"
    reads = "select word || size as a from w.s.first"
    found = type_faults([("seed", SEED.format(text="string")), ("first", made), ("second", reads)], "bigquery")
    assert list(found) == ["second"] and "joins text and whole number" in found["second"][0]


def test_ctes_named_twice_over_and_over_are_found() -> None:
    chain = ", ".join(
        f"c{n} as (select a.x from c{n - 1} as a inner join c{n - 1} as b on a.x = b.x)" for n in range(1, 12)
    )
    sql = f"with c0 as (select x from s.t), {chain} select x from c11"
    assert any("2048 scans" in fault for fault in faults(sql, "bigquery"))
    assert not faults(sql, "snowflake")


@pytest.mark.parametrize("kind", ["functions", "reserved"])
@pytest.mark.parametrize("dialect", DIALECTS)
def test_lists_are_sorted_and_in_lower_case(kind: str, dialect: str) -> None:
    lines = (FOLDER / kind / f"{dialect}.txt").read_text(encoding="utf-8").splitlines()
    names = [line for line in lines if not line.startswith("#")]
    assert names == sorted(set(names)) and names == [name.lower() for name in names]
    assert len(words(kind, dialect)) == len(names)
