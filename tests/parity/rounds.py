"""The CRM at three moments: cut short; with new, changed and vanished rows; and with nothing new."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb

from parity.awkward import awkward_rows
from workspace import Row, demo_rows

FIRST, SECOND = "2026-10-27 15:00:00", "2026-10-30 15:00:00"
AS_OF = {1: FIRST, 2: SECOND, 3: SECOND}
MOMENT = {
    "leads": "created_at", "accounts": "created_at", "contacts": "created_at", "opportunities": "created_at",
    "activities": "occurred_at", "lead_history": "changed_at", "sync_results": "attempted_at",
}  # fmt: skip
# By table: every how many-th row vanishes before the second round, every how many-th changes, and how.
VANISHED = {
    "leads": 997,
    "accounts": 701,
    "contacts": 307,
    "opportunities": 101,
    "activities": 997,
    "lead_history": 997,
}
CHANGES: dict[str, tuple[int, Callable[[Row], Row]]] = {
    "leads": (53, lambda row: row | {"company": f"Grant {row.get('company')}", "phone": "+1 212 555 0100"}),
    "accounts": (41, lambda row: row | {"owner_id": "emea-01", "account_tier": "tier_1"}),
    "contacts": (67, lambda row: row | {"owner_id": "amer-com-02"}),
    "opportunities": (13, lambda row: row | {"stage": "closed_lost", "is_closed": "true", "closed_at": SECOND}),
    "activities": (211, lambda row: row | {"direction": "outbound", "activity_type": "call", "owner_id": "sdr-01"}),
    "lead_history": (307, lambda row: row | {"new_value": "apac-01"}),
}


def step(number: int) -> str:
    """What to call a round; before the first one, the seeds are loaded."""
    return f"round {number}" if number else "seeds"


def write_round(number: int, folder: Path) -> dict[str, Path]:
    """Write what the CRM holds in this round: one Parquet file of text columns for each table, by the table's name."""
    folder.mkdir()
    files = {}
    for table in MOMENT:
        columns, rows = demo_columns(table), [*sampled(demo_rows(table)), *awkward_rows(table)]
        lines, files[table] = folder / f"{table}.jsonl", folder / f"{table}.parquet"
        held = early(table, rows) if number == 1 else late(table, rows)
        lines.write_text("\n".join(map(json.dumps, held)), encoding="utf-8")
        types = ", ".join(f"{column}: 'varchar'" for column in columns)
        duckdb.execute(f"copy (from read_json('{lines}', columns = {{{types}}}, format = 'nd')) to '{files[table]}'")
    return files


def demo_columns(table: str) -> list[str]:
    """The columns of one table of the CRM."""
    return list(demo_rows(table)[0])


def sampled(rows: list[Row]) -> Iterator[Row]:
    """Three in ten of the demo's leads and accounts, with all that follows them; nothing is null, as in a warehouse."""
    for row in rows:
        key = row.get("lead_id") or row.get("account_id")
        if not key or key[-1] in "036":
            yield {column: value or None for column, value in row.items()}


def early(table: str, rows: list[Row]) -> Iterator[Row]:
    """The rows that the first round sees; moments that aren't written year first fall on either side."""
    return (row for row in rows if (row.get(MOMENT[table]) or "") <= FIRST)


def late(table: str, rows: list[Row]) -> Iterator[Row]:
    """The rows that the later rounds see."""
    every, change = CHANGES.get(table, (0, dict))
    for place, row in enumerate(rows, start=1):
        if table in VANISHED and place % VANISHED[table] == 0:
            continue
        yield change(row) if every and place % every == 0 else row
