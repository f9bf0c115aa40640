"""Write down every SQL statement dbt would run in a warehouse, without the warehouse.

    .venv-cloud/bin/python tests/cloud/record_statements.py snowflake statements.jsonl

dbt builds the whole project twice with the real adapter, whose connection is a stand-in: it takes every statement,
answers nothing, and keeps what it was given. The first build finds no table, the second one finds them all, so that
both the full and the incremental statements come about. Unit tests are left out, seeds are cut to their first rows.

What a stand-in can't know is answered so that dbt goes on: a query's columns are those that the project's YAML
describes, every data test passes.
"""

from __future__ import annotations

import csv
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import agate
from dbt.adapters.contracts.connection import AdapterResponse, ConnectionState
from dbt.adapters.factory import get_adapter_class_by_name, load_plugin
from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest
from dbt_common.clients import agate_helper
from dbt_common.events.contextvars import get_node_info

PROJECT = Path(__file__).resolve().parent.parent.parent
SEED_ROWS = 2
# What the profile asks of the environment; nothing ever connects, so nothing here is a secret or an address.
ENVIRONMENT = {
    "SNOWFLAKE_ACCOUNT": "offline", "SNOWFLAKE_USER": "offline", "SNOWFLAKE_PASSWORD": "offline",
    "SNOWFLAKE_ROLE": "offline", "SNOWFLAKE_WAREHOUSE": "offline", "SNOWFLAKE_DATABASE": "offline",
    "BIGQUERY_PROJECT": "offline", "DATABRICKS_HOST": "offline.invalid", "DATABRICKS_TOKEN": "offline",
    "DATABRICKS_HTTP_PATH": "/sql/1.0/warehouses/offline", "REDSHIFT_HOST": "offline.invalid",
    "REDSHIFT_USER": "offline", "REDSHIFT_PASSWORD": "offline", "REDSHIFT_DB": "offline",
}  # fmt: skip


class StandIn:
    """A warehouse that does nothing and remembers every statement; `build` names the build that is going on."""

    def __init__(self, folds_up: bool) -> None:
        self.folds_up = folds_up
        self.build = "full"
        self.manifest = Manifest()
        self.statements: list[dict[str, str]] = []
        self.asked_columns: list[tuple[str, str]] = []

    def take(self, sql: str) -> None:
        """Remember one statement and the node that it belongs to."""
        node = get_node_info()
        text = re.sub(r"\A\s*/\*.*?\*/\s*", "", str(sql), flags=re.S).strip()
        if text:
            self.statements.append(
                {
                    "build": self.build,
                    "node": node.get("node_name") or "dbt",
                    "kind": node.get("resource_type") or "internal",
                    "sql": text,
                }
            )

    def stop(self, node: str, problem: str) -> None:
        """Note what would have stopped a node."""
        self.statements.append({"build": self.build, "node": node, "kind": "error", "sql": problem})

    def answer(self, sql: str) -> agate.Table:
        """No rows, except for a data test: it has passed."""
        if "should_warn" in sql:
            passed = {"failures": 0, "should_warn": False, "should_error": False}
            return agate_helper.table_from_data_flat([passed], list(passed))
        return agate_helper.empty_table()

    def described_columns(self, identifier: str) -> list[tuple[str, str]]:
        """Names and types that the YAML gives a relation, also when dbt made it for the time being."""
        name = re.sub(r"__dbt_(tmp|new|backup)\w*$", "", identifier.strip('"`').lower())
        for node in self.manifest.nodes.values():
            if node.resource_type in ("model", "seed", "snapshot") and node.alias.lower() == name:
                return [(column.name, column.data_type or "string") for column in node.columns.values()]
        return []

    def relations(self, schema: Any, make: Callable[..., Any]) -> list[Any]:
        """What exists in a schema: nothing in the first build, everything in the second."""
        if self.build == "full":
            return []
        return [
            make(
                **{
                    part: name.upper() if self.folds_up else name
                    for part, name in {
                        "database": node.database,
                        "schema": node.schema,
                        "identifier": node.alias,
                    }.items()
                },
                type="view" if node.config.materialized == "view" else "table",
            )
            for node in self.manifest.nodes.values()
            if node.resource_type in ("model", "seed") and node.schema.lower() == str(schema.schema).strip('"`').lower()
        ]


class Cursor:
    """What an adapter may ask of the cursor that ran a statement."""

    description = None
    rowcount = 0
    sqlstate = None
    sfqid = None
    query_id = None

    def fetchall(self) -> list[Any]:
        """No rows."""
        return []

    def get_response(self) -> AdapterResponse:
        """Databricks asks its cursor for the answer to a statement."""
        return AdapterResponse(_message="OK")

    def close(self) -> None:
        """Nothing to let go of."""


class Handle:
    """An open connection to nowhere."""

    dbr_version = (17, 3)
    session_id = "offline"

    def close(self) -> None:
        """Nothing to let go of."""

    def rollback(self) -> None:
        """Nothing to take back."""


def put_in_place(stand_in: StandIn, adapter: Any) -> None:
    """Let an adapter talk to the stand-in wherever it would have talked to its warehouse."""
    manager = adapter.ConnectionManager

    def open_nothing(connection: Any) -> Any:
        connection.handle, connection.state = Handle(), ConnectionState.OPEN
        return connection

    def execute(self: Any, sql: str, *args: Any, **options: Any) -> tuple[AdapterResponse, agate.Table]:
        stand_in.take(sql)
        return AdapterResponse(_message="OK"), stand_in.answer(sql)

    def add_query(
        self: Any, sql: str, auto_begin: bool = True, bindings: Any = None, *args: Any, **options: Any
    ) -> tuple[Any, Cursor]:
        stand_in.take(sql.replace("%s", "null") if bindings else sql)
        return self.get_thread_connection(), Cursor()

    def columns(self: Any, relation: Any) -> list[Any]:
        return [
            self.Column.create(name, self.Column.translate_type(data_type))
            for name, data_type in stand_in.described_columns(relation.identifier)
        ]

    def columns_of_query(self: Any, sql: str) -> list[Any]:
        # A contract is checked by asking for the declared columns first, then for the query's: the stand-in gives
        # the first answer twice. Whether the types agree is seen where the project really runs.
        declared = re.findall(r"cast\(null as (.+?)\)\s+as\s+([\w\"`]+)", sql, re.I)
        if declared and "union" not in sql and " from " not in sql.lower():
            stand_in.asked_columns = [(name.strip('"`'), data_type) for data_type, name in declared]
        return [self.Column.create(name, data_type) for name, data_type in stand_in.asked_columns]

    manager.open = classmethod(lambda cls, connection: open_nothing(connection))
    manager.execute = execute
    manager.add_query = add_query
    for name in ("begin", "commit", "clear_transaction", "rollback_if_open"):
        setattr(manager, name, lambda self, *args, **options: None)

    adapter.list_relations_without_caching = lambda self, schema: stand_in.relations(schema, self.Relation.create)
    adapter.list_schemas = lambda self, database: []
    adapter.check_schema_exists = lambda self, database, schema: stand_in.build != "full"
    adapter.get_columns_in_relation = columns
    adapter.get_column_schema_from_query = columns_of_query
    for name in ("expand_target_column_types", "update_columns", "update_table_description"):
        setattr(adapter, name, lambda self, *args, **options: None)


def put_bigquery_in_place(stand_in: StandIn, adapter: Any) -> None:
    """BigQuery does by API what others do by SQL: nothing to check, nothing to answer."""

    def load_dataframe(self: Any, database: str, schema: str, table_name: str, rows: Any, types: Any, _: str) -> None:
        with open(rows.original_abspath, newline="", encoding="utf-8") as file:
            if any("\n" in field for row in csv.reader(file) for field in row):
                stand_in.stop(table_name, "BigQuery refuses a seed with line breaks within quotes, as dbt loads it")
        fields = ", ".join(f"`{field.name}` {field.field_type}" for field in self._agate_to_schema(rows, types))
        stand_in.take(f"create table `{database}`.`{schema}`.`{table_name}` ({fields})")

    adapter.load_dataframe = load_dataframe
    adapter.upload_file = lambda self, *args, **options: None
    adapter.create_schema = lambda self, relation: None
    adapter.drop_relation = lambda self, relation: self.cache_dropped(relation)
    adapter.is_replaceable = lambda self, *args, **options: True
    adapter.get_relation = lambda self, database, schema, identifier: super(adapter, self).get_relation(
        database, schema, identifier
    )


def cut_seeds() -> None:
    """Read only the first rows of a seed: its statements are the same for the rest."""
    read = agate_helper.from_csv

    def from_csv(path: str, **options: Any) -> agate.Table:
        with open(path, encoding="utf-8") as file:
            head = [line for line, _ in zip(file, range(SEED_ROWS + 1), strict=False)]
        with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as copy:
            copy.writelines(head)
            copy.flush()
            return read(copy.name, **options)

    agate_helper.from_csv = from_csv


def invoke(runner: dbtRunner, target: str, *command: str) -> Any:
    """One dbt command; raises what stopped it."""
    options = ["--target", target, "--profiles-dir", str(PROJECT), "--project-dir", str(PROJECT), "--threads", "1"]
    result = runner.invoke(["--log-level", "none", "--no-write-json", *command, *options])
    if result.exception:
        raise result.exception
    return result.result


def record(target: str) -> list[dict[str, str]]:
    """Every statement of both builds, and the analyses."""
    stand_in = StandIn(folds_up=target == "snowflake")
    load_plugin(target)
    adapter = get_adapter_class_by_name(target)
    put_in_place(stand_in, adapter)
    if target == "bigquery":
        put_bigquery_in_place(stand_in, adapter)
    cut_seeds()

    stand_in.manifest = invoke(dbtRunner(), target, "parse")
    runner = dbtRunner(manifest=stand_in.manifest)
    for build in ("full", "incremental"):
        stand_in.build = build
        left_out = ["unit_test"] if build == "full" else ["unit_test", "test", "seed"]
        outcome = invoke(runner, target, "build", *(f"--exclude-resource-type={kind}" for kind in left_out))
        for result in outcome.results:
            if result.status not in ("success", "pass", "no-op"):
                stand_in.stop(result.node.name, f"{build}: {result.status} {result.message}")
    stand_in.build = "analysis"
    for result in invoke(runner, target, "compile", "--select", "path:analyses").results:
        stand_in.statements.append(
            {"build": "analysis", "node": result.node.name, "kind": "analysis", "sql": result.node.compiled_code}
        )
    return stand_in.statements


if __name__ == "__main__":
    os.environ.update(ENVIRONMENT)
    recorded = record(sys.argv[1])
    Path(sys.argv[2]).write_text("".join(json.dumps(statement) + "\n" for statement in recorded), encoding="utf-8")
