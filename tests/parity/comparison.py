"""Two engines' tables compared value by value, and the model where they first part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

Values = tuple[Any, ...]
ROWS_SHOWN = 5
COLUMNS_OF_A_KEY = 5
# Each engine hashes in its own way.
VERSIONS = ("crm_version", "accounts_version", "verdicts_version")


@dataclass
class Difference:
    """How one table differs between two engines, with its first differing rows."""

    table: str
    rows: tuple[int, int] = (0, 0)
    examples: list[str] = field(default_factory=list)
    not_built: bool = False


class Comparison:
    """Two folders that hold one folder of Parquet files for each table, all values text or null."""

    def __init__(self, left: Path, right: Path, names: tuple[str, str] | None = None) -> None:
        self.folders = left, right
        self.names = names or (left.parent.name, right.parent.name)
        self.connection = duckdb.connect()

    def differences(self, tables: Sequence[str]) -> list[Difference]:
        """The tables that differ, in the order given; a table that both sides lack is none."""
        return [found for table in tables if (found := self.difference(table))]

    def difference(self, table: str) -> Difference | None:
        """How one table differs, None where every row and value is the same."""
        built = [any((folder / table).glob("*.parquet")) for folder in self.folders]
        if not all(built):
            missing = [name for name, there in zip(self.names, built, strict=True) if not there]
            return Difference(table, examples=[f"not built on {missing[0]}"], not_built=True) if any(built) else None
        for side, folder in zip(("l", "r"), self.folders, strict=True):
            self.connection.execute(
                f"create or replace view {side} as select columns(name -> name not in {VERSIONS})"
                f" from read_parquet('{folder / table}/*.parquet')"
            )
        columns = [self.connection.table(side).columns for side in ("l", "r")]
        if columns[0] != columns[1]:
            return Difference(table, examples=[f"columns: {names(columns[0])} and {names(columns[1])}"])
        for side, other in (("l", "r"), ("r", "l")):
            self.connection.execute(f"create or replace temp table only_{side} as from {side} except all from {other}")
        rows = self.count("only_l"), self.count("only_r")
        return Difference(table, rows, list(self.examples(columns[0]))) if any(rows) else None

    def count(self, relation: str) -> int:
        """How many rows a relation has."""
        return self.connection.sql(f"from {relation} select count(*)").fetchall()[0][0]

    def examples(self, columns: list[str]) -> Iterator[str]:
        """The first differing rows: side by side where a key finds the partner, else as they are."""
        key = self.key(columns)
        place = ", ".join(quoted(column) for column in columns[:key])
        if not key:
            for name, side in zip(self.names, ("l", "r"), strict=True):
                for row in self.rows(f"from only_{side} select distinct * order by all limit {ROWS_SHOWN}"):
                    yield f"only on {name}, or there more often: {described(columns, row)}"
            return
        for name, side, other in zip(self.names, ("l", "r"), ("r", "l"), strict=True):
            lone = (
                f"from only_{side} as o where not exists (from only_{other} as p where {same('o', 'p', columns[:key])})"
            )
            for row in self.rows(f"{lone} order by {place} limit {ROWS_SHOWN}"):
                yield f"only on {name}: {described(columns, row)}"
        pairs = f"from only_l as o join only_r as p on {same('o', 'p', columns[:key])} select o.*, p.*"
        for row in self.rows(
            f"{pairs} order by {', '.join(f'o.{quoted(column)}' for column in columns[:key])} limit {ROWS_SHOWN}"
        ):
            left, right = row[: len(columns)], row[len(columns) :]
            yield f"where {described(columns[:key], left[:key])}"
            for column, *values in zip(columns, left, right, strict=True):
                if values[0] != values[1]:
                    told = "    ".join(f"{name} {shown(value)}" for name, value in zip(self.names, values, strict=True))
                    yield f"    {column}:  {told}"

    def key(self, columns: list[str]) -> int:
        """The fewest first columns that are unique on both sides, 0 where a few are not enough."""
        for length in range(1, min(len(columns), COLUMNS_OF_A_KEY) + 1):
            first = ", ".join(quoted(column) for column in columns[:length])
            unique = "from {} select count(*) = count(distinct row({}))"
            if all(self.rows(unique.format(side, first))[0][0] for side in ("l", "r")):
                return length
        return 0

    def rows(self, query: str) -> list[Values]:
        """What a query answers."""
        return self.connection.sql(query).fetchall()


def report(comparison: Comparison, order: Sequence[str], outputs: Sequence[str]) -> list[str]:
    """What somebody needs to find the cause: the first model that differs, with its rows; nothing where all agree.

    Args:
        comparison: The two sides.
        order: Every table, each after all that it is made of.
        outputs: The tables that others read.
    """
    sides = " and ".join(comparison.names)
    found = comparison.differences(order)
    missing = [difference.table for difference in found if difference.not_built]
    lines = [f"{sides}: {len(missing)} tables are there only once, {missing[0]} first"] if missing else []
    first, *others = [difference for difference in found if not difference.not_built] or [None]
    if first:
        lines.append(f"{sides} part in {first.table}: {told(first, comparison)}")
        lines += [f"    {line}" for line in first.examples]
    if others:
        lines.append(f"after it, {len(others)} more tables differ (* is an output):")
    for difference in others:
        output = difference.table in outputs
        lines.append(f"  {'*' if output else ' '} {difference.table}: {told(difference, comparison)}")
        lines += [f"        {line}" for line in difference.examples[:4] if output]
    return lines


def told(difference: Difference, comparison: Comparison) -> str:
    """How much differs, in words."""
    if not any(difference.rows):
        return difference.examples[0]
    sides = zip(difference.rows, comparison.names, strict=True)
    return ", ".join(f"{count} rows only on {name}" for count, name in sides)


def same(left: str, right: str, columns: Sequence[str]) -> str:
    """The condition that two rows have the same values in some columns, nulls among them."""
    return " and ".join(f"{left}.{quoted(column)} is not distinct from {right}.{quoted(column)}" for column in columns)


def described(columns: Sequence[str], row: Values) -> str:
    """A row as name and value, without the nulls."""
    there = zip(columns, row, strict=True)
    return ", ".join(f"{column} = {shown(value)}" for column, value in there if value is not None)


def shown(value: str | None) -> str:
    """A value with everything that the eye would miss; long ones cut."""
    if value is None:
        return "null"
    text = value if len(value) <= 120 else f"{value[:120]}... ({len(value)} characters)"
    return repr(text) if text.isascii() else f"{text!r} = {ascii(text)}"


def names(columns: Sequence[str]) -> str:
    """Columns in a row."""
    return ", ".join(columns)


def quoted(column: str) -> str:
    """A column's name in a query."""
    return f'"{column}"'
