"""What a scheduler does: the hot path alone, and two runs that meet."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workspace import PROJECT, Workspace

pytestmark = pytest.mark.slow


def dbt_process(workspace: Workspace, name: str, *command: str) -> subprocess.Popen[str]:
    """Start dbt as a scheduler would, in a process of its own."""
    environment = {**os.environ, "LEAD_ROUTING_DUCKDB": str(workspace.database), "DBT_PROFILES_DIR": str(PROJECT)}
    folder = workspace.folder / name
    environment |= {"DBT_TARGET_PATH": str(folder / "target"), "DBT_LOG_PATH": str(folder / "logs")}
    dbt = Path(sys.executable).with_name("dbt")
    return subprocess.Popen(
        [dbt, "--no-use-colors", *command], cwd=PROJECT, env=environment, stdout=subprocess.PIPE, text=True
    )


def test_two_runs_at_once_decide_every_lead_once(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    runs = [dbt_process(workspace, name, "build", "--selector", "route") for name in ("first", "second")]
    printed = [run.communicate()[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], "\n".join(printed)
    leads = workspace.value("select count(*) from stg_leads")
    assert workspace.rows("select count(*), count(distinct lead_id), max(decision_number) from assignment_log") == [
        (leads, leads, 1)
    ]
    assert workspace.value("select count(*) from sync_lead_owners") > 0


def test_hot_path_runs_the_gates_and_nothing_that_can_wait(tmp_path: Path) -> None:
    run = Workspace(tmp_path).dbt("build", "--selector", "route")
    assert not run.failed(), run.text
    ran = run.statuses.keys()
    assert {"no_owner_gets_more_than_its_room", "says_nothing_policy_errors_", "sync_lead_owners"} <= ran
    assert not [name for name in ran if name.startswith("mart_")]
