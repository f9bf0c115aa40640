"""`make route` and `make explain`, as a newcomer runs them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workspace import PROJECT, Workspace, project_copy

pytestmark = pytest.mark.slow


def make_route(
    workspace: Workspace, own_database: bool = False, goal: str = "route", **arguments: str
) -> subprocess.CompletedProcess[str]:
    """Run `make route`, or another goal, on the workspace's database, in the environment that runs the tests."""
    environment = {**os.environ, "LEAD_ROUTING_DUCKDB": str(workspace.database)}
    if own_database:
        del environment["LEAD_ROUTING_DUCKDB"]
    environment |= {"DBT_TARGET_PATH": str(workspace.folder / "target"), "DBT_LOG_PATH": str(workspace.folder / "logs")}
    settings = [f"{name}={value}" for name, value in {"VENV": Path(sys.executable).parent.parent, **arguments}.items()]
    return subprocess.run(
        ["make", "--no-print-directory", goal, *settings],
        cwd=workspace.project, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_demo_routes_with_a_summary_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    first = make_route(workspace)
    assert first.returncode == 0, first.stdout + first.stderr
    printed = first.stdout
    assert re.search(r"Leads: 5,\d{3}, each in one state", printed)
    for state in ("assigned", "held", "in_review", "with_partner", "nurturing", "discarded", "duplicate_of"):
        assert re.search(rf"  {state} +\d", printed), state
    for part in ("s  deciding", "By route", "Leads of each team", "SLA clocks", "set aside", "Routed in", "make docs"):
        assert part in printed, part
    shown = printed[printed.index("Leads: ") : printed.index("Routed in")]
    assert shown in (PROJECT / "README.md").read_text(), "the README shows another summary"
    tables = ["assignment_log", "assignments", "route_trace", "sync_lead_owners", "sla_status", "scored_leads"]
    before = {table: workspace.table(table) for table in tables}
    assert make_route(workspace).returncode == 0
    assert {table: workspace.table(table) for table in tables} == before


def test_export_of_ones_own_is_routed_by_folder(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    workspace.write_crm("leads", [{"Lead ID": "1", "Create Date": "10/28/2026 9:15 AM", "Company / Account": "Acme"}])
    done = make_route(workspace, FILES=str(workspace.crm_folder), AS_OF="2026-10-30 15:00:00")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Leads: 1, each in one state" in done.stdout

    told = make_route(workspace, goal="explain", LEAD="1", FILES=str(workspace.crm_folder))
    assert told.returncode == 0, told.stdout + told.stderr
    decided = workspace.rows("select state, coalesce(owner_id, destination), rule_id from assignments")[0]
    assert f"Lead 1 is {decided[0]}: {decided[1]}." in told.stdout
    assert f"by rule {decided[2]}" in told.stdout
    assert "Next: none (no channel); open then: in_app." in told.stdout
    assert re.search(r"Rule \w+, not met: \w+ is .+, wanted ", told.stdout)
    assert "a single field kept away" in told.stdout

    unknown = make_route(workspace, goal="explain", LEAD="2", FILES=str(workspace.crm_folder))
    assert unknown.returncode != 0
    assert "has no decision on lead 2" in unknown.stdout


def test_export_of_ones_own_never_shares_the_demos_log(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path, project_copy(tmp_path / "project"))
    shutil.copytree(PROJECT / "scripts", workspace.project / "scripts")
    workspace.write_crm("leads", [{"lead_id": "1", "created_at": "2026-01-30"}])
    done = make_route(workspace, own_database=True, FILES=str(workspace.crm_folder))
    assert "Where to look next, in lead_routing_files.duckdb" in done.stdout


def test_dates_written_day_first_are_hinted_at_and_read_on_request(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    workspace.write_crm("leads", [{"lead_id": str(day), "created_at": f"{day}/10/2026"} for day in range(10, 20)])
    done = make_route(workspace, FILES=str(workspace.crm_folder), AS_OF="2026-12-31 15:00:00")
    assert "Many dates can't be read" in done.stdout
    done = make_route(workspace, FILES=str(workspace.crm_folder), AS_OF="2026-12-31 15:00:00", DATE_ORDER="dmy")
    assert "Leads: 10, each in one state" in done.stdout


def test_what_stops_a_run_is_said_in_one_line(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    workspace.crm_folder.mkdir()
    done = make_route(workspace, FILES=str(workspace.crm_folder))
    assert done.returncode != 0
    (line,) = [line for line in done.stdout.splitlines() if "error" in line]
    assert line.endswith(f"crm_files: {workspace.crm_folder}: no leads.csv or leads.parquet in this folder")
    assert "Traceback" not in done.stdout + done.stderr


def test_unknown_rule_for_families_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="var match_family: 'aunt' is none of parent, winner, ambiguous"):
        Workspace(tmp_path, variables={"match_family": "aunt"}).dbt("parse")


def test_unreadable_moment_is_said_in_one_line(tmp_path: Path) -> None:
    done = make_route(Workspace(tmp_path), AS_OF="tomorrow")
    assert done.returncode != 0
    assert "var as_of: 'tomorrow' is not a UTC time written as YYYY-MM-DD HH:MM:SS" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
