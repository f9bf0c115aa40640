"""A place to run the project in: its own database, its own CRM folder, the real dbt commands."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner, dbtRunnerResult
from dbt.contracts.graph.manifest import Manifest

PROJECT = Path(__file__).resolve().parent.parent
SCHEMAS = "routing,routing_internal,routing_crm,routing_policy"
Row = dict[str, Any]
_manifests: dict[tuple[Path, str, str], Manifest] = {}


@dataclass
class Run:
    """What one dbt command did: its result by node, and all that it said."""

    result: dbtRunnerResult
    messages: list[str]

    @property
    def statuses(self) -> dict[str, str]:
        """Status of every node by name, an empty dict when nothing ran."""
        return {outcome.node.name: str(outcome.status) for outcome in self.result.result or []}

    @property
    def text(self) -> str:
        """Everything it said, the messages of failed nodes and the exception that stopped it, in one text."""
        outcomes = [str(outcome.message) for outcome in self.result.result or [] if outcome.message]
        return "\n".join([*self.messages, *outcomes, str(self.result.exception or "")])

    def failed(self) -> list[str]:
        """Names of the nodes that failed or could not run."""
        return sorted(name for name, status in self.statuses.items() if status in {"error", "fail", "runtime error"})


@dataclass
class Workspace:
    """One database and one CRM folder; `project` is the checkout unless a test changes a copy.

    `settings` are the environment variables of another engine (tests/engines.py); rows are read from DuckDB only.
    """

    folder: Path
    project: Path = PROJECT
    variables: Row = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=lambda: {"DBT_TARGET": "duckdb"})

    @property
    def database(self) -> Path:
        """The DuckDB file that the runs write."""
        return self.folder / "routing.duckdb"

    @property
    def crm_folder(self) -> Path:
        """The folder that `crm: files` reads."""
        return self.folder / "crm"

    def dbt(self, *command: str, **variables: Any) -> Run:
        """Run one dbt command in this process and let go of the database afterwards."""
        every = {**self.variables, **variables}
        messages: list[str] = []

        def listen(event: Any) -> None:
            if event.info.name == "JinjaLogInfo":
                messages.append(event.data.msg)

        manifest = self.manifest(every)
        with self.environment():
            try:
                result = dbtRunner(manifest=manifest, callbacks=[listen]).invoke(self.arguments(command, every))
            finally:
                DuckDBConnectionManager.close_all_connections()
        return Run(result, messages)

    def jinja(self, expression: str) -> Any:
        """What an expression of the project's Jinja gives: macros, variables, and what JSON can say of them.

        Raises:
            RuntimeError: dbt can't make sense of it.
        """
        run = self.dbt("compile", "--inline", f"{{{{ tojson({expression}) }}}}")
        if not run.result.success:
            raise RuntimeError(run.text)
        return json.loads(run.result.result[0].node.compiled_code)

    def manifest(self, variables: Row) -> Manifest:
        """The parsed project, parsed once for the variables that YAML may ask for."""
        asked = {name: value for name, value in variables.items() if name not in ("as_of", "crm_files")}
        key = (self.project, self.settings["DBT_TARGET"], json.dumps(asked, sort_keys=True))
        if key not in _manifests:
            with self.environment():
                parsed = dbtRunner().invoke(self.arguments(("parse", "--no-partial-parse"), variables))
            assert parsed.success, parsed.exception
            _manifests[key] = parsed.result
        return _manifests[key]

    def arguments(self, command: Sequence[str], variables: Row) -> list[str]:
        """The command line of a dbt command in this workspace."""
        return [
            "--log-level", "none", *command, "--vars", json.dumps(variables),
            "--project-dir", str(self.project), "--profiles-dir", str(self.project),
            "--target-path", str(self.folder / "target"), "--log-path", str(self.folder / "logs"),
        ]  # fmt: skip

    @contextlib.contextmanager
    def environment(self) -> Iterator[None]:
        """The environment that points the profile at this workspace's database."""
        before = dict(os.environ)
        os.environ.update({"LEAD_ROUTING_DUCKDB": str(self.database), **self.settings})
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)

    def connect(self, read_only: bool = False) -> duckdb.DuckDBPyConnection:
        """A connection to the database; relation names need no schema."""
        connection = duckdb.connect(str(self.database), read_only=read_only)
        connection.execute(f"set search_path = '{SCHEMAS}'")
        return connection

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What a query answers."""
        with self.connect(read_only=True) as connection:
            return connection.sql(sql).fetchall()

    def value(self, sql: str) -> Any:
        """The one value that a query answers."""
        ((value,),) = self.rows(sql)
        return value

    def table(self, name: str) -> list[tuple[Any, ...]]:
        """Every row of a relation, sorted."""
        return sorted(self.rows(f"select * from {name}"), key=repr)

    def write_crm(self, table: str, rows: Sequence[Row]) -> Path:
        """Write one CRM table as a CSV file with the columns of its first row."""
        self.crm_folder.mkdir(exist_ok=True)
        path = self.crm_folder / f"{table}.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return path

    def write_text(self, name: str, text: str | bytes) -> Path:
        """Write a file into the CRM folder as it is."""
        self.crm_folder.mkdir(exist_ok=True)
        path = self.crm_folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def copy(self, folder: Path) -> Workspace:
        """Another workspace that starts with the same database and CRM folder."""
        shutil.copytree(self.folder, folder)
        variables = {**self.variables, "crm_files": str(folder / "crm")} if "crm_files" in self.variables else {}
        return Workspace(folder, self.project, variables, self.settings)


def files_workspace(folder: Path, as_of: str = "2026-01-31 12:00:00") -> Workspace:
    """A workspace that routes the CSV files of its own CRM folder."""
    return Workspace(folder, variables={"crm": "files", "crm_files": str(folder / "crm"), "as_of": as_of})


def demo_rows(table: str) -> list[Row]:
    """The rows of one table of the demo CRM, as the seed has them."""
    with (PROJECT / f"seeds/demo/demo_{table}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def project_copy(folder: Path) -> Path:
    """A copy of the checkout that a test may change."""
    left_out = shutil.ignore_patterns(
        ".git", ".venv*", "target", "logs", "*.duckdb*", "tests", "scripts", "__pycache__"
    )
    shutil.copytree(PROJECT, folder, ignore=left_out)
    shutil.copytree(PROJECT / "tests", folder / "tests", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder
