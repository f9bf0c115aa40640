"""The log of decisions, whatever happens to the runs that write it."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from workspace import PROJECT, Row, Workspace, demo_rows, files_workspace, project_copy

pytestmark = pytest.mark.slow
FIRST_RUN, SECOND_RUN = "2026-10-30 14:00:00", "2026-10-30 15:00:00"
DECIDE = ("build", "--select", "+assignments", "--exclude-resource-type", "test", "unit_test")
STATE = ("assignment_log", "trace_fits", "trace_misses", "trace_skips")


# A run that stopped half-way, a log that lost decisions, consents that changed, and a lead that only assignments know.
OUT_OF_STEP = f"""
    create temp table moved as
    select lead_id from assignment_log where routed_at = timestamp '{FIRST_RUN}' order by lead_id limit 5;

    insert into assignment_log by name
    select * replace (
        'other_' || lead_id as assignment_id, decision_number + 1 as decision_number, 'human' as trigger,
        'owner' as destination_type, 'amer-ent-01' as destination, 'amer-ent-01' as owner_id,
        null as pool_position, null as pool_turn, timestamp '{SECOND_RUN}' as routed_at
    )
    from assignment_log
    where
        decision_number = 1
        and lead_id in (
            select lead_id from moved union all select destination from assignments where destination_type = 'duplicate'
        );

    delete from assignment_log where lead_id in (
        select lead_id from assignments where routed_at = timestamp '{SECOND_RUN}' order by lead_id desc limit 5
    );

    update assignments
    set allowed_channels = 'none', next_action = 'none', channel = null, next_action_reason = 'withdrawn'
    where lead_id in (select lead_id from assignments where next_action <> 'none' order by lead_id desc limit 20);

    insert into assignments
    select * replace ('lost' as lead_id, 'lost' as assignment_id) from assignments order by lead_id limit 1;
"""


def decide(workspace: Workspace, as_of: str, *options: str) -> None:
    """Decide whatever waits; nothing may fail."""
    run = workspace.dbt(*DECIDE, *options, as_of=as_of)
    assert not run.failed(), run.text


def state(workspace: Workspace) -> dict[str, list[tuple]]:
    """All that is remembered."""
    return {name: workspace.table(name) for name in STATE}


def write_crm(workspace: Workspace, leads: int) -> None:
    """The demo CRM with its first leads alone."""
    workspace.folder.mkdir(exist_ok=True)
    for table in ("leads", "accounts", "contacts", "opportunities"):
        rows = demo_rows(table)
        workspace.write_crm(table, rows[:leads] if table == "leads" else rows)


@pytest.fixture(scope="module")
def routed(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """400 leads decided in the first run, and 200 more that wait for the second."""
    workspace = files_workspace(tmp_path_factory.mktemp("state") / "routed")
    write_crm(workspace, 400)
    decide(workspace, FIRST_RUN)
    write_crm(workspace, 600)
    return workspace


@pytest.fixture(scope="module")
def routed_twice(routed: Workspace) -> Workspace:
    """The same after the second run."""
    workspace = routed.copy(routed.folder.with_name("routed_twice"))
    decide(workspace, SECOND_RUN)
    return workspace


def test_replay_from_an_empty_log_gives_the_same_to_the_last_value(routed_twice: Workspace, tmp_path: Path) -> None:
    workspace = files_workspace(tmp_path / "replayed")
    write_crm(workspace, 400)
    decide(workspace, FIRST_RUN)
    write_crm(workspace, 600)
    decide(workspace, SECOND_RUN)
    assert state(workspace) == state(routed_twice)


def test_killed_at_any_moment_a_run_loses_and_doubles_nothing(routed: Workspace, routed_twice: Workspace) -> None:
    workspace = routed.copy(routed.folder.with_name("killed"))
    for model in ("seat_limits", "trace_fits", "assignment_log", "assignments"):
        kill_when_it_starts(workspace, model)
    decide(workspace, SECOND_RUN)
    assert state(workspace) == state(routed_twice)


def start(workspace: Workspace, *command: str) -> subprocess.Popen[str]:
    """Start dbt in a process of its own, at the time of the second run."""
    variables = {**workspace.variables, "as_of": SECOND_RUN}
    program = str(Path(sys.executable).with_name("dbt"))
    whole = [program, "--no-use-colors", *workspace.arguments(command, variables)[2:]]
    with workspace.environment():
        return subprocess.Popen(whole, cwd=PROJECT, stdout=subprocess.PIPE, text=True)


def kill_when_it_starts(workspace: Workspace, model: str) -> None:
    """Start a run and kill it as soon as it begins to write a model."""
    process = start(workspace, *DECIDE)
    assert process.stdout
    with process.stdout as lines:
        for line in lines:
            if "START" in line and line.split(" ...")[0].endswith(f".{model}"):
                process.kill()
    assert process.wait() != 0, f"{model} never started"


def test_retry_goes_on_where_a_run_failed(routed: Workspace, routed_twice: Workspace, tmp_path: Path) -> None:
    workspace = routed.copy(routed.folder.with_name("retried"))
    workspace.project = project_copy(tmp_path / "project")
    model = workspace.project / "models/assignment/decisions/decisions.sql"
    whole = model.read_text()
    model.write_text(whole.replace("select * from decisions", "select * from nothing_of_this_name"))
    assert workspace.dbt(*DECIDE, as_of=SECOND_RUN).failed() == ["decisions"]
    model.write_text(whole)
    process = start(workspace, "retry")
    said, _ = process.communicate()
    assert process.returncode == 0, said
    assert "assignment_log" in said and "seat_limits" not in said
    assert state(workspace) == state(routed_twice)


def test_policy_file_under_another_name_stops_the_run(routed: Workspace, tmp_path: Path) -> None:
    workspace = routed.copy(routed.folder.with_name("lost_file"))
    workspace.project = project_copy(tmp_path / "project")
    before = state(workspace)
    (workspace.project / "seeds/policy/pools.csv").rename(workspace.project / "seeds/policy/pool_list.csv")
    process = start(workspace, *DECIDE)
    said, _ = process.communicate()
    assert process.returncode != 0
    assert "'pools' which was not found" in said
    assert state(workspace) == before


def test_pool_under_another_name_moves_nobody(routed: Workspace, routed_twice: Workspace, tmp_path: Path) -> None:
    workspace = routed.copy(routed.folder.with_name("renamed"))
    workspace.project = project_copy(tmp_path / "project")
    before = workspace.rows("select * from assignment_log")
    for seed, column in {"pools": "pool_id", "pool_members": "pool_id", "routing_rules": "destination"}.items():
        rewrite(workspace.project, seed, partial(rename, column=column))
    decide(workspace, SECOND_RUN)
    assert set(before) <= set(workspace.rows("select * from assignment_log"))
    decided = f"""
        select
            lead_id, trigger,
            case destination when 'americas' then 'amer_commercial' else destination end as destination
        from assignment_log where routed_at = timestamp '{SECOND_RUN}' order by lead_id
    """
    assert workspace.rows(decided) == routed_twice.rows(decided)
    assert ("americas",) in workspace.rows("select destination from assignment_log")


def rename(row: Row, column: str) -> Row:
    """A row of a policy file in which a pool has another name."""
    return row | {column: row[column].replace("amer_commercial", "americas")}


def test_clock_set_back_changes_and_adds_nothing(routed_twice: Workspace) -> None:
    workspace = routed_twice.copy(routed_twice.folder.with_name("set_back"))
    before = workspace.table("assignment_log")
    decide(workspace, FIRST_RUN)
    decide(workspace, SECOND_RUN)
    assert workspace.table("assignment_log") == before


def test_restored_from_a_backup_routing_goes_on_as_it_did(routed: Workspace, routed_twice: Workspace) -> None:
    workspace = routed_twice.copy(routed_twice.folder.with_name("restored"))
    with workspace.connect() as connection:
        connection.execute(f"attach '{routed.database}' as backup (read_only)")
        for name in STATE:
            connection.execute(f"delete from routing.routing.{name}")
            connection.execute(f"insert into routing.routing.{name} by name select * from backup.routing.{name}")
    decide(workspace, SECOND_RUN)
    assert state(workspace) == state(routed_twice)


def test_assignments_are_those_of_a_full_run_whatever_became_of_them_or_of_the_log(routed_twice: Workspace) -> None:
    workspace = routed_twice.copy(routed_twice.folder.with_name("out_of_step"))
    with workspace.connect() as connection:
        connection.execute(OUT_OF_STEP)
    full = workspace.copy(workspace.folder.with_name("in_full"))
    decide(workspace, SECOND_RUN)
    decide(full, SECOND_RUN, "--full-refresh")
    assert 11 <= workspace.value("select count(*) from missed_decisions") < 100
    assert state(workspace) == state(full)
    assert workspace.table("assignments") == full.table("assignments")


def test_assignments_of_an_earlier_version_are_made_anew(routed_twice: Workspace) -> None:
    workspace = routed_twice.copy(routed_twice.folder.with_name("earlier_version"))
    with workspace.connect() as connection:
        connection.execute(
            "create table routing.routing.earlier as select * exclude (allowed_channels) from assignments"
        )
        connection.execute("drop table assignments")
        connection.execute("alter table routing.routing.earlier rename to assignments")
    decide(workspace, SECOND_RUN)
    said = "select lead_id, assignment_id, owner_id, allowed_channels from assignments order by lead_id"
    assert workspace.rows(said) == routed_twice.rows(said)


def test_a_batch_a_day_and_several_a_day_give_leads_to_the_same_owners(tmp_path: Path) -> None:
    """Where nothing but the order of arrival matters: no caps, nobody away, one grade, no earlier owners."""
    project = project_copy(tmp_path / "project")
    rewrite(project, "owners", lambda row: row | dict.fromkeys(("daily_cap", "weekly_cap", "open_cap"), ""))
    rewrite(project, "pools", lambda row: row | {"sticky_days": ""})
    rewrite(project, "pool_members", lambda row: row | {"daily_cap": ""})
    rewrite(project, "owner_absences", lambda row: None)
    rewrite(project, "grades", lambda row: row if not row["min_score"] else None)
    owners = []
    for name, moments in {"daily": ["23:00"], "often": ["05:00", "11:00", "17:00", "23:00"]}.items():
        workspace = files_workspace(tmp_path / name)
        workspace.project = project
        workspace.folder.mkdir()
        for moment in moments:
            write_arrivals(workspace, f"2026-02-10 {moment}:00")
            decide(workspace, f"2026-02-10 {moment}:00")
        owners.append(workspace.rows("select lead_id, owner_id, pool_turn from assignment_log order by lead_id"))
    assert owners[0] == owners[1]
    assert len({owner for _, owner, turn in owners[0] if turn}) > 10


def rewrite(project: Path, seed: str, change: Callable[[Row], Row | None]) -> None:
    """Change every row of a policy file, or leave it out."""
    path = project / f"seeds/policy/{seed}.csv"
    with path.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        rows = [changed for row in reader if (changed := change(row)) is not None]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, reader.fieldnames or [], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_arrivals(workspace: Workspace, until: str) -> None:
    """A lead every five minutes of the day, up to a moment."""
    countries = ("US", "DE", "JP", "GB", "CA", "FR", "AU")
    leads = [
        {
            "lead_id": f"N{number:03d}", "created_at": f"2026-02-10 {number // 12:02d}:{number % 12 * 5:02d}:00",
            "email": f"person{number}@company{number}.com", "company": f"Company {number}",
            "country": countries[number % len(countries)], "lead_source": "web",
        }
        for number in range(270)
    ]  # fmt: skip
    workspace.write_crm("leads", [lead for lead in leads if lead["created_at"] < until])
    workspace.write_crm("accounts", [{"account_id": "A1", "account_name": "Nobody We Know"}])
