"""`make route` on other warehouses: the demo's summary, and what goes wrong, in one line that names the setting."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

import route
from engines import ENGINES
from postgres_server import connect, postgres_server
from workspace import PROJECT

pytestmark = pytest.mark.slow
Settings = dict[str, str]
ROLES = """
create role guest login password 'guest';
create role nologin password 'guest'
"""


@pytest.fixture(scope="module")
def postgres() -> Iterator[Settings]:
    """A server with a user who may do nothing, a user who may not log in, and a database in Latin letters."""
    with postgres_server() as settings:
        with connect(settings) as connection, connection.cursor() as cursor:
            cursor.execute(ROLES)
            cursor.execute("create database latin template template0 encoding 'LATIN1' locale 'C'")
        yield settings


def make_route(folder: Path, target: str, settings: Settings) -> subprocess.CompletedProcess[str]:
    """Run `make route` on a target in the virtual environment that runs the tests."""
    places = {"DBT_TARGET_PATH": str(folder / "target"), "DBT_LOG_PATH": str(folder / "logs")}
    return subprocess.run(
        ["make", "--no-print-directory", "route", f"TARGET={target}", f"VENV={Path(sys.executable).parent.parent}"],
        cwd=PROJECT, env={**os.environ, **places, **settings}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def said_by(settings: Settings) -> str:
    """What `make route` says of the error that a connection with these settings, or its first schema, ends in."""
    try:
        with connect(settings) as connection, connection.cursor() as cursor:
            cursor.execute("create schema routing")
    except psycopg2.Error as error:
        return route.explained(f"Database Error\n  {error}")
    return "no error"


def test_demo_on_postgres_has_the_summary_that_the_readme_shows(postgres: Settings, tmp_path: Path) -> None:
    done = make_route(tmp_path, "postgres", postgres)
    assert done.returncode == 0, done.stdout + done.stderr
    shown = done.stdout[done.stdout.index("Leads: ") : done.stdout.index("Routed in")]
    assert shown in (PROJECT / "README.md").read_text()
    assert "Where to look next, in the target postgres of profiles.yml" in done.stdout


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        (
            {"POSTGRES_PASSWORD": "wrong"},
            "POSTGRES_USER, POSTGRES_PASSWORD: the server at {at} refuses user 'postgres'",
        ),
        ({"POSTGRES_USER": "nobody"}, "POSTGRES_USER, POSTGRES_PASSWORD: the server at {at} refuses user 'nobody'"),
        ({"POSTGRES_PASSWORD": ""}, "POSTGRES_PASSWORD: the server at {at} wants a password, none is set"),
        ({"POSTGRES_DB": "nowhere"}, "POSTGRES_DB: the server at {at} has no database 'nowhere'"),
        ({"POSTGRES_PORT": "1"}, "POSTGRES_HOST, POSTGRES_PORT: no server answers at 127.0.0.1:1 (Connection refused)"),
        ({"POSTGRES_HOST": "nowhere.invalid"}, "POSTGRES_HOST: there is no host 'nowhere.invalid'"),
        (
            {"POSTGRES_USER": "guest", "POSTGRES_PASSWORD": "guest"},
            "POSTGRES_USER: may not create schemas in database 'postgres'",
        ),
        (
            {"POSTGRES_USER": "nologin", "POSTGRES_PASSWORD": "guest"},
            "POSTGRES_USER: user 'nologin' of the server at {at} is not permitted to log in",
        ),
    ],
)
def test_what_postgres_refuses_is_said_with_the_setting(postgres: Settings, changed: Settings, line: str) -> None:
    at = f"{postgres['POSTGRES_HOST']}:{postgres['POSTGRES_PORT']}"
    said = said_by({**postgres, **changed})
    assert said.startswith(line.format(at=at)) and "\n" not in said


@pytest.mark.parametrize(
    ("target", "changed", "line"),
    [
        ("postgres", {"POSTGRES_PASSWORD": "wrong"}, "POSTGRES_USER, POSTGRES_PASSWORD: "),
        ("postgres", {"POSTGRES_PORT": "first"}, "POSTGRES_PORT: 'first' is not a number"),
        ("postgres", {"POSTGRES_DB": "latin"}, "POSTGRES_DB: "),
        ("nowhere", {}, "TARGET=nowhere: profiles.yml has no such target"),
        ("duckdb", {"LEAD_ROUTING_DUCKDB": "nowhere/x.duckdb"}, "LEAD_ROUTING_DUCKDB: there is no folder "),
    ],
)
def test_route_ends_with_one_line_that_names_the_setting(
    postgres: Settings, tmp_path: Path, target: str, changed: Settings, line: str
) -> None:
    done = make_route(tmp_path, target, {**postgres, **changed})
    assert done.returncode != 0
    printed = (done.stdout + done.stderr).splitlines()
    assert len([text for text in printed if text.strip().removeprefix("error: ").startswith(line)]) == 1, printed
    assert not [text for text in printed if "Traceback" in text]


def test_spark_without_java_names_java_home(tmp_path: Path) -> None:
    if "PySpark" in ENGINES["spark"].missing():
        pytest.skip(ENGINES["spark"].missing())
    done = make_route(tmp_path, "spark", {"JAVA_HOME": str(tmp_path), "SPARK_CATALOG": "in-memory"})
    assert done.returncode != 0
    assert "  JAVA_HOME: Spark did not start; it needs Java 17 or newer" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize("writable", ["folder", "nothing"])
def test_database_that_may_not_be_written_is_said_at_once(
    writable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "routing.duckdb"
    if writable == "folder":
        file.touch()
    monkeypatch.setenv("LEAD_ROUTING_DUCKDB", str(file))
    monkeypatch.setattr(os, "access", lambda path, mode: writable == "folder" and Path(path) == tmp_path)
    named = file if writable == "folder" else tmp_path
    with pytest.raises(SystemExit, match=f"LEAD_ROUTING_DUCKDB: {named} may not be written"):
        route.choose_database("duckdb", {})


def test_engine_that_this_machine_lacks_is_named_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert ENGINES["spark"].missing() in {
        f"Spark needs Java 17 or newer: JAVA_HOME={tmp_path} has no java",
        "Spark needs Python 3.11 or newer: PySpark is not installed for this one",
    }
