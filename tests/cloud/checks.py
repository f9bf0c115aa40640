"""What can be wrong with a statement in one warehouse's SQL and no parser complains about, found in its text alone."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from sqlglot import exp
from sqlglot.errors import ParseError, SqlglotError
from sqlglot.tokens import TokenType
from statement import Statement

FOLDER = Path(__file__).resolve().parent
DIALECTS = ("bigquery", "databricks", "redshift", "snowflake")

# Statements that dbt writes by itself, from names alone.
HOUSEKEEPING = frozenset("alter comment describe drop optimize show truncate use".split())
TYPES = {
    "bigquery": "bigint bignumeric bigdecimal bool boolean byteint bytes date datetime decimal float64 int int64"
    " integer interval json numeric smallint string time timestamp tinyint",
    "databricks": "bigint binary boolean byte char date dec decimal double float int integer interval long numeric real"
    " short smallint string timestamp timestamp_ntz tinyint varchar variant",
    "redshift": "bigint bool boolean bpchar char character date dec decimal double float float4 float8 int int2 int4"
    " int8 integer interval nchar numeric nvarchar real smallint super text time timestamp timestamptz timetz varbyte"
    " varchar",
    "snowflake": "array bigint binary boolean byteint char character date datetime decimal double float int integer"
    " nchar number numeric nvarchar object real smallint string text time timestamp timestamp_ltz timestamp_ntz"
    " timestamp_tz tinyint varbinary varchar variant",
}
# What may follow a backslash in a literal. Elsewhere it is an error in BigQuery and gets lost in the others.
ESCAPES = {
    "bigquery": r"""abfnrtv\?"'`01234567xXuU""",
    "databricks": r"""0bnrtZ\%_"'u1234567""",
    "redshift": r"""bfnrt\'"01234567xu""",
    "snowflake": r"""bfnrt0\'"1234567xu""",
}
# Functions whose second argument is a pattern.
PATTERN_FUNCTIONS = frozenset(
    "regexp regexp_contains regexp_count regexp_extract regexp_extract_all regexp_instr regexp_like regexp_replace"
    " regexp_substr regexp_substr_all rlike".split()
)
# How many scans of relations one statement may come to; BigQuery's planner gives up around a thousand.
MOST_SCANS = 200
# A character class, or something escaped.
CLASS = r"\[\^?\]?(?:\[:\w+:\]|\\.|[^\]\\])*\]"


def faults(sql: str, dialect: str) -> list[str]:
    """Everything wrong with one statement, an empty list for a sound one."""
    if sql.split(maxsplit=1)[0].lower() in HOUSEKEEPING:
        return []
    try:
        statement = Statement(sql, dialect)
        trees = statement.trees()
    except SqlglotError as problem:
        return [f"does not parse: {said(problem)}"]
    found = [fault for check in TEXT_CHECKS for fault in check(statement)]
    found += [fault for tree in trees for check in TREE_CHECKS for fault in check(tree, dialect)]
    return list(dict.fromkeys(found))


def said(problem: SqlglotError) -> str:
    """What sqlglot has against a statement, and where."""
    if isinstance(problem, ParseError) and problem.errors:
        error = problem.errors[0]
        place = " ".join(f"{error['start_context'][-60:]}»{error['highlight']}«{error['end_context'][:20]}".split())
        return f"{error['description']} at {place}"
    return " ".join(str(problem).split())


@cache
def words(kind: str, dialect: str) -> frozenset[str]:
    """The functions or the reserved words of a dialect."""
    lines = (FOLDER / kind / f"{dialect}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def unknown_functions(statement: Statement) -> Iterator[str]:
    """Functions that the warehouse doesn't have."""
    for call in statement.calls:
        if call.name.removeprefix("safe.") not in words("functions", statement.dialect):
            yield f"no function {call.name}()"


def reserved_identifiers(tree: exp.Expression, dialect: str) -> Iterator[str]:
    """Columns, aliases, CTEs and tables named by a word that is only a name in quotes."""
    for identifier in tree.find_all(exp.Identifier):
        if not identifier.quoted and identifier.name.lower() in words("reserved", dialect):
            yield f"'{identifier.name}' is reserved"


def types_unknown(statement: Statement) -> Iterator[str]:
    """Types of casts that the warehouse doesn't have, and decimals beyond what it holds."""
    for call in statement.calls:
        if call.name not in ("cast", "try_cast", "safe_cast"):
            continue
        tokens = [token for argument in call.arguments for token in argument]
        places = [place for place, token in enumerate(tokens) if statement.written(token).lower() == "as"]
        if not places or places[-1] + 1 >= len(tokens):
            continue
        name = statement.written(tokens[places[-1] + 1]).lower()
        if name not in TYPES[statement.dialect].split():
            yield f"no type {name}"
        size = [int(token.text) for token in tokens[places[-1] + 2 :] if token.token_type is TokenType.NUMBER]
        if name in ("decimal", "numeric", "number") and size:
            precision, scale = size[0], size[1] if len(size) > 1 else 0
            if precision > 38 or (statement.dialect == "bigquery" and (scale > 9 or precision - scale > 29)):
                yield f"{name}({precision}, {scale}) is too large"
        if statement.dialect == "databricks" and name == "varchar" and not size:
            yield "varchar needs a length"


def literals_misread(statement: Statement) -> Iterator[str]:
    """Literals with a backslash that gets lost, or with a quote doubled where that doesn't mean a quote."""
    for place, token in enumerate(statement.tokens):
        if token.token_type is not TokenType.STRING:
            continue
        text = statement.written(token)
        if text[:1] in "rR":
            continue
        for escaped in re.findall(r"\\(.)", text, re.S):
            if escaped not in ESCAPES[statement.dialect]:
                yield f"\\{escaped} in {text} is no escape"
        if statement.dialect == "bigquery" and "\n" in text and not text.startswith(("'''", '"""')):
            yield f"line break in {text!r}"
        previous = statement.tokens[place - 1] if place else None
        if previous is not None and previous.token_type is TokenType.STRING:
            yield f"two literals in a row: {statement.written(previous)}{text}"


def patterns_misunderstood(statement: Statement) -> Iterator[str]:
    """Regular expressions that the warehouse's engine refuses or reads in another way."""
    for call in statement.calls:
        if call.name not in PATTERN_FUNCTIONS or len(call.arguments) < 2:
            continue
        argument = call.arguments[1]
        if len(argument) != 1 or argument[0].token_type is not TokenType.STRING:
            yield f"the pattern of {call.name}() is not a literal"
            continue
        pattern = unescaped(statement.written(argument[0]))
        flags = "".join(unescaped(statement.written(part[0])) for part in call.arguments[3:] if len(part) == 1)
        for fault in pattern_faults(pattern, call.name, statement.dialect, flags):
            yield f"{call.name}({pattern!r}): {fault}"


def pattern_faults(pattern: str, function: str, dialect: str, flags: str) -> Iterator[str]:
    """What is wrong with one pattern, given as the engine gets it."""
    classes = re.findall(CLASS, pattern)
    bare = re.sub(r"\\.", "x", re.sub(CLASS, "x", pattern))
    groups = len(re.findall(r"\((?!\?)", bare))
    is_perl = dialect in ("bigquery", "databricks") or (dialect == "redshift" and "p" in flags)
    if dialect == "bigquery" and function.startswith("regexp_extract") and groups > 1:
        yield "more than one capturing group"
    if re.search(r"\(\?(<?[=!])", bare) and dialect in ("bigquery", "snowflake"):
        yield "lookaround"
    if "(?" in bare and not is_perl:
        yield "(?…) is no POSIX"
    if re.search(r"[*+?}][?+]", bare) and dialect in ("snowflake", "redshift") and not is_perl:
        yield "lazy or possessive quantifier"
    if re.search(r"\\[pP]", pattern) and dialect in ("snowflake", "redshift"):
        yield "Unicode class"
    if re.search(r"\\[1-9]", pattern) and dialect in ("bigquery", "snowflake"):
        yield "back reference"
    if dialect == "databricks" and any("[" in re.sub(r"\\.", "", content[1:]) for content in classes):
        yield "[ opens a class within a class"
    try:
        re.compile(re.sub(r"\[:\w+:\]|\\p\{\w+\}|\\z", "x", pattern))
    except re.error as problem:
        yield str(problem)


def unescaped(literal: str) -> str:
    """The text that a literal stands for."""
    if literal[:1] in "rR":
        return literal[2:-1]
    plain = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "0": "\0"}
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), literal[1:-1].replace("''", "'"))
    return re.sub(r"\\(.)", lambda match: plain.get(match[1], match[1]), text, flags=re.S)


def operators_missing(statement: Statement) -> Iterator[str]:
    """Operators that the warehouse doesn't have, or reads as something else."""
    written = {statement.written(token) for token in statement.tokens}
    if statement.dialect == "bigquery":
        yield from (f"no operator {operator}" for operator in sorted(written & {"::", "%"}))
    bare = re.sub(r"'(?:\\.|[^'\\])*'|--[^\n]*|/\*.*?\*/", "", statement.sql, flags=re.S)
    if statement.dialect == "snowflake" and "//" in bare:
        yield "// starts a comment"
    for place in range(len(statement.tokens)):
        words_here = f"{statement.word(place)} {statement.word(place + 1)}"
        if statement.dialect == "bigquery" and statement.word(place) == "ilike":
            yield "no ilike"
        if words_here == "at time" and statement.dialect in ("snowflake", "databricks", "bigquery"):
            yield "no at time zone"


def deletes_everything(tree: exp.Expression, dialect: str) -> Iterator[str]:
    """BigQuery refuses a DELETE or UPDATE without WHERE."""
    if dialect == "bigquery" and isinstance(tree, (exp.Delete, exp.Update)) and not tree.args.get("where"):
        yield f"{tree.key} without where"


def outer_joins_without_key(tree: exp.Expression, dialect: str) -> Iterator[str]:
    """BigQuery runs no outer join, and Redshift no full one, unless its condition equates something of both sides."""
    for join in tree.find_all(exp.Join) if dialect in ("bigquery", "redshift") else ():
        is_outer = join.side in (("LEFT", "RIGHT", "FULL") if dialect == "bigquery" else ("FULL",))
        condition = join.args.get("on")
        if is_outer and condition is not None and not equates_two_sides(condition, join.alias_or_name):
            yield f"{join.side.lower()} join {join.alias_or_name} without an equality of both sides"


def equates_two_sides(condition: exp.Expression, joined: str) -> bool:
    """Whether a condition sets something of the joined relation equal to something of the others."""
    condition = condition.unnest()
    if isinstance(condition, exp.And):
        return any(equates_two_sides(part, joined) for part in condition.flatten())
    if not isinstance(condition, exp.EQ):
        return False
    sides = [{column.table for column in side.find_all(exp.Column)} for side in (condition.left, condition.right)]
    return all(sides) and (sides[0] == {joined}) != (sides[1] == {joined})


def clauses_missing(tree: exp.Expression, dialect: str) -> Iterator[str]:
    """Clauses that the warehouse doesn't have."""
    lacking: dict[type[exp.Expression], tuple[str, ...]] = {
        exp.Filter: ("bigquery", "redshift", "snowflake"),
        exp.NullSafeEQ: ("redshift",),
        exp.NullSafeNEQ: ("redshift",),
    }
    for kind, dialects in lacking.items():
        if dialect in dialects and tree.find(kind):
            yield f"no {kind.key}"
    for values in tree.find_all(exp.Values):
        if dialect in ("bigquery", "redshift") and not isinstance(values.parent, exp.Insert):
            yield "values as a relation"
    for star in tree.find_all(exp.Star):
        if star.args.get("except_") and dialect == "redshift":
            yield "select * except"
    for with_ in tree.find_all(exp.With):
        if with_.recursive:
            yield "recursive CTE"


def distinct_ordered_by_others(tree: exp.Expression, dialect: str) -> Iterator[str]:
    """SELECT DISTINCT can only be ordered by what it selects."""
    for select in tree.find_all(exp.Select):
        order = select.args.get("order")
        if select.args.get("distinct") and order:
            selected = {projection.alias_or_name for projection in select.selects}
            for column in order.find_all(exp.Column):
                if column.name not in selected:
                    yield f"select distinct ordered by {column.name}, which it doesn't select"


def frames_missing(tree: exp.Expression, dialect: str) -> Iterator[str]:
    """Redshift wants a frame wherever an aggregate runs over ordered rows."""
    for window in tree.find_all(exp.Window) if dialect == "redshift" else ():
        if window.args.get("order") and not window.args.get("spec"):
            if isinstance(window.this.unnest(), (exp.AggFunc, exp.FirstValue, exp.LastValue)) and not isinstance(
                window.this, (exp.Lag, exp.Lead, exp.RowNumber, exp.Rank, exp.DenseRank, exp.Ntile)
            ):
                yield f"{window.this.sql(dialect)} over ordered rows without a frame"


def keys_unenforceable(tree: exp.Expression, dialect: str) -> Iterator[str]:
    """BigQuery takes a primary key only as not enforced, Databricks only on columns that are not null."""
    if not isinstance(tree, exp.Create):
        return
    for key in tree.find_all(exp.PrimaryKey):
        options = " ".join(str(option) for option in key.args.get("options") or []).lower()
        if dialect == "bigquery" and "not enforced" not in options:
            yield "primary key without not enforced"
    if dialect == "databricks" and tree.find(exp.PrimaryKey):
        names = {column.name for key in tree.find_all(exp.PrimaryKey) for column in key.expressions}
        for column in tree.find_all(exp.ColumnDef):
            if column.name in names and not column.find(exp.NotNullColumnConstraint):
                yield f"primary key on {column.name}, which may be null"


def text_columns_short(tree: exp.Expression, dialect: str) -> Iterator[str]:
    """Redshift makes a column of type TEXT, or VARCHAR without a length, one of 256 bytes."""
    if dialect == "redshift" and isinstance(tree, exp.Create):
        for column in tree.find_all(exp.ColumnDef):
            if column.kind and column.kind.is_type("text", "varchar") and not column.kind.expressions:
                yield f"column {column.name} holds 256 bytes"


def translations_ambiguous(tree: exp.Expression, dialect: str) -> Iterator[str]:
    """BigQuery refuses to translate a character in two ways."""
    for call in tree.find_all(exp.Translate) if dialect == "bigquery" else ():
        characters = call.args["from_"].name
        for character in sorted({character for character in characters if characters.count(character) > 1}):
            yield f"translate() has {character} twice"


def scans_multiplied(tree: exp.Expression, dialect: str) -> Iterator[str]:
    """BigQuery and Databricks put a CTE's text wherever it is named: chains of CTEs named twice outgrow any planner."""
    if dialect not in ("bigquery", "databricks"):
        return
    scans: dict[str, int] = {}
    for cte in tree.find_all(exp.CTE):
        scans[cte.alias] = sum(scans.get(table.name, 1) for table in cte.this.find_all(exp.Table)) or 1
    if scans and max(scans.values()) > MOST_SCANS:
        name = max(scans, key=lambda cte: scans[cte])
        yield f"{name} comes to {scans[name]} scans once every CTE is put in place"


def untyped_nulls(tree: exp.Expression, dialect: str) -> Iterator[str]:
    """A column of bare NULLs has no type, or the wrong one."""
    for select in tree.find_all(exp.Select):
        for projection in select.selects:
            if isinstance(projection.unalias(), exp.Null) and select.parent_select is None:
                yield f"null as {projection.alias_or_name} has no type"


def correlated_subqueries(tree: exp.Expression, dialect: str) -> Iterator[str]:
    """Subqueries that look at the row around them by anything but equality: few engines can turn them into joins."""
    for subquery in tree.find_all(exp.Subquery, exp.Exists, exp.In):
        query = subquery.args.get("query") or subquery.this
        query = query.unnest() if isinstance(query, exp.Subquery) else query
        if not isinstance(query, exp.Select) or isinstance(subquery.parent, (exp.From, exp.Join, exp.CTE)):
            continue
        own = {source.alias_or_name for source in query.find_all(exp.Table)} | {
            source.alias_or_name for source in query.find_all(exp.Subquery)
        }
        for condition in query.find_all(exp.Predicate):
            outer = {column.table for column in condition.find_all(exp.Column)} - own - {""}
            if outer and not isinstance(condition, (exp.EQ, exp.And)):
                yield f"correlated subquery: {condition.sql(dialect)[:80]}"


TextCheck = Callable[[Statement], Iterable[str]]
TreeCheck = Callable[[exp.Expression, str], Iterable[str]]
TEXT_CHECKS: tuple[TextCheck, ...] = (
    unknown_functions, types_unknown, literals_misread, patterns_misunderstood, operators_missing,
)  # fmt: skip
TREE_CHECKS: tuple[TreeCheck, ...] = (
    reserved_identifiers, deletes_everything, outer_joins_without_key, clauses_missing, distinct_ordered_by_others,
    untyped_nulls, correlated_subqueries, frames_missing, keys_unenforceable, text_columns_short,
    translations_ambiguous, scans_multiplied,
)  # fmt: skip

# sqlglot says so whenever it keeps a statement as plain text; what dbt itself writes is left to dbt.
logging.getLogger("sqlglot").setLevel(logging.ERROR)
