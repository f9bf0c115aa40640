"""Every statement that dbt would run in Snowflake, BigQuery, Databricks and Redshift is one that they understand.

None of them is there: `record_statements.py` builds the project against a stand-in that writes the statements down.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest
from checks import DIALECTS, faults
from column_types import type_faults

from workspace import PROJECT

PYTHON = PROJECT / ".venv-cloud/bin/python"
RECORDER = Path(__file__).with_name("record_statements.py")
Statements = list[dict[str, str]]
Recorded = Callable[[str], Statements]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """The statements of one dialect: all are recorded at the first question, two at a time."""
    if not PYTHON.exists():
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop("no .venv-cloud, which has the adapters: `make test` makes it")
    pool = ThreadPoolExecutor(max_workers=2)
    running: dict[str, Future[Statements]] = {
        dialect: pool.submit(record, dialect, tmp_path_factory.mktemp(dialect)) for dialect in DIALECTS
    }
    return lambda dialect: running[dialect].result()


def record(dialect: str, folder: Path) -> Statements:
    """Build the project against the stand-in of one warehouse."""
    output = folder / "statements.jsonl"
    paths = {"DBT_TARGET_PATH": str(folder / "target"), "DBT_LOG_PATH": str(folder / "logs")}
    done = subprocess.run(
        [PYTHON, RECORDER, dialect, output],
        cwd=PROJECT, env={**os.environ, **paths}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]


@cache
def faults_of(sql: str, dialect: str) -> list[str]:
    """The faults of a statement; both builds have many in common."""
    return faults(sql, dialect)


def ours(statements: Statements) -> Statements:
    """The statements that the project has a part in, without dbt's questions to the warehouse's catalogue."""
    return [
        statement
        for statement in statements
        if statement["kind"] not in ("error", "internal") and "information_schema" not in statement["sql"].lower()
    ]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_dbt_gets_to_the_end_of_both_builds(recorded: Recorded, dialect: str) -> None:
    statements = recorded(dialect)
    stopped = [f"{one['node']}: {one['sql']}" for one in statements if one["kind"] == "error"]
    assert not stopped, "\n".join(stopped)
    made = {(one["build"], one["node"]) for one in statements}
    models = {
        path.stem
        for path in (PROJECT / "models").rglob("*.sql")
        if path.parent.name != "files" and "ephemeral" not in path.read_text(encoding="utf-8")
    }
    for build in ("full", "incremental"):
        assert models <= {node for at, node in made if at == build}, build
    assert {node for at, node in made if at == "analysis"} >= {
        path.stem for path in (PROJECT / "analyses").glob("*.sql")
    }


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_statement_is_understood(recorded: Recorded, dialect: str) -> None:
    found = defaultdict(set)
    for statement in ours(recorded(dialect)):
        for fault in faults_of(statement["sql"], dialect):
            found[fault].add(statement["node"])
    lines = [f"{fault} ({', '.join(sorted(nodes)[:5])})" for fault, nodes in sorted(found.items())]
    assert not lines, "\n".join(lines)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_types_fit_together(recorded: Recorded, dialect: str) -> None:
    statements = [
        (one["node"], one["sql"])
        for one in ours(recorded(dialect))
        if one["sql"].split(maxsplit=1)[0].lower() in ("create", "select", "with") or one["kind"] == "analysis"
    ]
    lines = [f"{node}: {fault}" for node, found in type_faults(statements, dialect).items() for fault in found]
    assert not lines, "\n".join(lines)
