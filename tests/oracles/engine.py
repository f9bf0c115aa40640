"""The project's own SQL on tables in memory, for tests that give it many inputs quickly."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from workspace import Workspace


class Engine:
    """Tables of text columns, by schema and name, and the models on top of them, each after those it reads."""

    def __init__(self, folder: Path, tables: dict[str, Sequence[str]], models: Sequence[str]) -> None:
        run = Workspace(folder).dbt("compile", "--select", *models)
        compiled = {outcome.node.name: outcome.node.compiled_code for outcome in run.result.result}
        self.models = {name: compiled[name] for name in models}
        self.connection = duckdb.connect()
        self.connection.execute("attach ':memory:' as routing")
        for schema in ("internal", "policy"):
            self.connection.execute(f"create schema routing.routing_{schema}")
        self.connection.execute("set search_path = 'routing.routing_internal,routing.routing_policy'")
        for name, columns in tables.items():
            listed = ", ".join(f"{column} varchar" for column in columns)
            self.connection.execute(f"create table routing.routing_{name} ({listed})")

    def fill(self, table: str, rows: Sequence[dict[str, Any]]) -> None:
        """Make a table hold these rows; a missing column or an empty text is null, as in a seed."""
        self.connection.execute(f"delete from routing.routing_{table}")
        for row in rows:
            filled = {column: value for column, value in row.items() if value != ""}
            places = ", ".join("?" * len(filled))
            self.connection.execute(
                f"insert into routing.routing_{table} ({', '.join(filled)}) values ({places})", list(filled.values())
            )

    def answer(self, query: str) -> list[tuple[Any, ...]]:
        """Build the models and ask them."""
        for name, sql in self.models.items():
            self.connection.execute(f"create or replace table routing.routing_internal.{name} as {sql}")
        return self.connection.execute(query).fetchall()
