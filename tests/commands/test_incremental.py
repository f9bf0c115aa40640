"""A run costs what has changed, equals a full run row by row, and never loses or changes a decision."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from workspace import Row, Workspace, demo_rows, files_workspace, project_copy

BUILD = ("build", "--exclude-resource-type", "test", "unit_test")
TABLES = ["leads", "accounts", "contacts", "opportunities", "activities", "lead_history", "sync_results"]
IS_OPEN = "ended_at is null and stopped_at is null"
FIRST_RUN, SECOND_RUN = "2026-10-30 14:00:00", "2026-10-30 15:00:00"


def contracted_tables(workspace: Workspace) -> list[str]:
    """Every output with an enforced contract."""
    nodes = workspace.manifest(workspace.variables).nodes.values()
    return sorted(node.name for node in nodes if node.resource_type == "model" and node.config.contract.enforced)


def outputs(workspace: Workspace) -> dict[str, list[tuple]]:
    """All rows of every contracted output."""
    return {name: workspace.table(name) for name in contracted_tables(workspace)}


def write_export(workspace: Workspace, leads: list[Row], activities: Sequence[Row] = ()) -> None:
    """Write the demo CRM with these leads, and these activities besides, into the workspace's folder."""
    for table in TABLES:
        rows = leads if table == "leads" else demo_rows(table)
        workspace.write_crm(table, [*rows, *activities] if table == "activities" else rows)


def build(workspace: Workspace, as_of: str, *options: str) -> None:
    """Route everything; nothing may fail."""
    run = workspace.dbt(*BUILD, *options, as_of=as_of)
    assert not run.failed(), run.text


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The demo CRM without its last 100 leads, routed once."""
    workspace = files_workspace(tmp_path_factory.mktemp("runs") / "first")
    workspace.folder.mkdir()
    write_export(workspace, demo_rows("leads")[:-100])
    build(workspace, FIRST_RUN)
    return workspace


@pytest.fixture(scope="module")
def second_run(first_run: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The next export for the same database, not yet routed: 100 new leads, 100 changed ones, 5 gone, a late call."""
    workspace = first_run.copy(tmp_path_factory.mktemp("runs") / "second")
    leads = [dict(row) for row in demo_rows("leads")]
    for row in leads[3000:3100]:
        row["company"], row["phone"] = "Grant " + row["company"], "+1 212 555 0100"
    call = dict.fromkeys(demo_rows("activities")[0], "") | {"activity_id": "late", "activity_type": "call"}
    lead_id, owner_id, due_at = lead_answered_late(workspace)
    call |= {"lead_id": lead_id, "owner_id": owner_id, "direction": "outbound", "occurred_at": str(due_at)}
    write_export(workspace, leads[:200] + leads[205:], [call])
    return workspace


def lead_answered_late(workspace: Workspace) -> tuple:
    """A lead that was answered too late, its owner, and when the answer was due."""
    ((lead_id, owner_id, due_at),) = workspace.rows(
        "select lead_id, owner_id, due_at from sla_status where status = 'met_late' and lead_id > 'L-000205'"
        " order by lead_id limit 1"
    )
    return lead_id, owner_id, due_at


@pytest.mark.slow
def test_incremental_run_touches_what_changed_and_equals_a_full_run(second_run: Workspace) -> None:
    incremental = second_run.copy(second_run.folder.with_name("incremental"))
    full = second_run.copy(second_run.folder.with_name("full"))
    before = dict(incremental.rows("select lead_id, input_hash from normalized_leads"))

    build(incremental, SECOND_RUN)
    build(full, SECOND_RUN, "--full-refresh")

    after = dict(incremental.rows("select lead_id, input_hash from normalized_leads"))
    rewritten = {lead for lead, input_hash in after.items() if before.get(lead) != input_hash}
    assert 190 <= len(rewritten) <= 200, "changed rows, less those that were set aside"
    assert len(before.keys() - after.keys()) == 5
    for name, rows in outputs(full).items():
        assert incremental.table(name) == rows, name
    lead_id, *_ = lead_answered_late(second_run)
    assert incremental.value(f"select status from sla_status where lead_id = '{lead_id}'") == "met"


@pytest.mark.slow
def test_only_open_clocks_are_measured_again(second_run: Workspace) -> None:
    workspace = second_run.copy(second_run.folder.with_name("measured"))
    known, was_open = clock_ids(workspace, "clock_times"), clock_ids(workspace, f"clock_times where {IS_OPEN}")
    build(workspace, SECOND_RUN, "--select", "+clock_times", "--exclude", "clock_times")
    measured = clock_ids(workspace, f"({compiled(workspace, 'clock_times')})")
    is_open = clock_ids(workspace, f"started_clocks where {IS_OPEN}")
    assert is_open <= measured and len(known) > 2 * len(is_open)
    changed = quoted((measured & known) - was_open - is_open)
    leads = {lead for (lead,) in workspace.rows(f"select lead_id from clock_times where clock_id in ({changed})")}
    gone = {row["lead_id"] for row in demo_rows("leads")[200:205]}
    assert leads - gone == {lead_answered_late(second_run)[0]}


def quoted(words: set[str]) -> str:
    """Words as a list of SQL texts."""
    return ", ".join(f"'{word}'" for word in words)


def clock_ids(workspace: Workspace, of: str) -> set[str]:
    """The clocks that a relation has."""
    return {clock_id for (clock_id,) in workspace.rows(f"select clock_id from {of}")}


@pytest.mark.slow
def test_new_hours_next_month_rewrite_nothing(first_run: Workspace, tmp_path: Path) -> None:
    """Neither do hours that somebody changes for all times: what was promised is in the log."""
    workspace = first_run.copy(tmp_path / "hours")
    workspace.project = project_copy(tmp_path / "project")
    before = settled_clocks(workspace)
    hours = workspace.project / "seeds/policy/business_hours.csv"
    text = hours.read_text()
    lines = [line.rstrip(",") for line in text.splitlines() if line.startswith("office_hours,")]
    ended = text.replace(",09:00,17:30,2025-01-01,", ",09:00,17:30,2025-01-01,2026-11-30")
    assert ended != text
    hours.write_text(
        ended + "".join(line.replace("09:00,17:30,2025-01-01", "11:00,12:00,2026-12-01,") + "\n" for line in lines)
    )
    build(workspace, FIRST_RUN, "--select", "+sla_clocks")
    assert settled_clocks(workspace) == before
    hours.write_text(text.replace(",09:00,17:30,", ",11:00,12:00,"))
    build(workspace, FIRST_RUN, "--select", "+sla_clocks")
    promised = "select clock_id, due_at from clock_times where frozen_due_at is not null order by clock_id"
    assert workspace.rows(promised) == first_run.rows(promised)


def settled_clocks(workspace: Workspace) -> list[tuple]:
    """Clocks that are done or late, with their times."""
    return workspace.rows("select * from sla_clocks where status in ('met', 'met_late', 'breached') order by all")


@pytest.mark.slow
def test_only_changed_leads_are_normalized_again(second_run: Workspace) -> None:
    workspace = second_run.copy(second_run.folder.with_name("touched"))
    build(workspace, SECOND_RUN, "--select", "+normalized_leads", "--exclude", "normalized_leads")
    assert 190 <= len(workspace.rows(compiled(workspace, "normalized_leads"))) <= 200


def compiled(workspace: Workspace, model: str) -> str:
    """The SQL by which a model would compute what the next run adds to it."""
    run = workspace.dbt("compile", "--select", model, as_of=SECOND_RUN)
    (sql,) = [outcome.node.compiled_code for outcome in run.result.result if outcome.node.name == model]
    return sql


@pytest.mark.slow
def test_only_what_may_match_otherwise_is_matched_again(second_run: Workspace, tmp_path: Path) -> None:
    """New, changed and vanished leads after a run that stopped half-way, with other weights; then other accounts."""
    workspace = second_run.copy(tmp_path / "matched")
    workspace.project = project_copy(tmp_path / "project")
    weights = workspace.project / "seeds/policy/match_weights.csv"
    weights.write_text(weights.read_text().replace("domain same,", "domain same,1"))
    accounts = [dict(row) for row in demo_rows("accounts")]
    for row in accounts[:50]:
        row["owner_id"] = accounts[-1]["owner_id"]
    workspace.write_crm("accounts", accounts)

    build(workspace, SECOND_RUN, "--select", "+compared_pairs")
    matched, judged = leads_told_as_in_a_full_run(workspace)
    every = {lead for (lead,) in workspace.rows("select lead_id from normalized_leads")}
    assert 190 <= len(matched) <= 200 and judged == every

    accounts[60]["account_name"], accounts[61]["is_deleted"] = accounts[62]["account_name"], "true"
    workspace.write_crm("accounts", [*accounts[:70], *accounts[75:], accounts[70] | {"account_id": "added"}])
    assert leads_told_as_in_a_full_run(workspace) == (every, every)
    assert leads_told_as_in_a_full_run(workspace) == (set(), set())


@pytest.mark.slow
def test_only_of_whom_something_else_may_be_said_is_judged_again(second_run: Workspace, tmp_path: Path) -> None:
    """New, changed and vanished leads; then one lead less of a person; then another deal."""
    workspace = second_run.copy(tmp_path / "judged")
    matched, judged = leads_told_as_in_a_full_run(workspace)
    assert 190 <= len(matched) <= 200 and matched <= judged and len(judged) <= 400

    ((gone, *others),) = workspace.rows(
        "select max(lead_id), min(lead_id) from lead_duplicates group by person_id having count(*) = 2"
        " order by person_id limit 1"
    )
    with (workspace.crm_folder / "leads.csv").open(newline="", encoding="utf-8") as file:
        workspace.write_crm("leads", [row for row in csv.DictReader(file) if row["lead_id"] != gone])
    assert leads_told_as_in_a_full_run(workspace) == (set(), set(others))

    deals = [dict(row) for row in demo_rows("opportunities")]
    for deal in deals[:100]:
        deal["account_id"] = deals[-1]["account_id"]
    workspace.write_crm("opportunities", deals)
    matched, judged = leads_told_as_in_a_full_run(workspace)
    assert not matched and len(judged) == workspace.value("select count(*) from normalized_leads")


def leads_told_as_in_a_full_run(workspace: Workspace) -> tuple[set[str], set[str]]:
    """Which leads a run matches anew, and of which it tells verdicts anew; all has to be that of a full run."""
    selection = ("--select", "+account_match_candidates", "+lead_companies")
    full = workspace.copy(workspace.folder.with_name("all_again"))
    build(workspace, SECOND_RUN, *selection)
    build(full, SECOND_RUN, *selection, "--full-refresh")
    for name in ("compared_pairs", "account_match_candidates", "judged_leads", "account_matches", "lead_companies"):
        assert workspace.table(name) == full.table(name), name
    shutil.rmtree(full.folder)
    work = [workspace.rows(f"select lead_id from {name}") for name in ("leads_to_match", "leads_to_judge")]
    matched, judged = ({lead for (lead,) in rows} for rows in work)
    return matched, judged


@pytest.mark.slow
def test_second_run_on_unchanged_input_changes_nothing(first_run: Workspace) -> None:
    workspace = first_run.copy(first_run.folder.with_name("again"))
    before = outputs(workspace)
    build(workspace, FIRST_RUN)
    assert outputs(workspace) == before


@pytest.mark.slow
def test_log_survives_a_full_refresh_and_past_decisions_never_change(first_run: Workspace) -> None:
    workspace = first_run.copy(first_run.folder.with_name("refreshed"))
    before = workspace.table("assignment_log")
    build(workspace, SECOND_RUN, "--full-refresh")
    assert set(before) <= set(workspace.table("assignment_log"))
    assert workspace.value("select count(*) from assignment_log where decision_number = 1") == len(
        {row[1] for row in workspace.table("assignment_log")}
    )


@pytest.mark.slow
def test_change_of_policy_alone_moves_nobody(first_run: Workspace, tmp_path: Path) -> None:
    """Weights, rules and territories turned round: who was assigned stays assigned to the same owner."""
    workspace = first_run.copy(tmp_path / "policy")
    workspace.project = project_copy(tmp_path / "project")
    members = workspace.project / "seeds/policy/pool_members.csv"
    members.write_text(members.read_text().replace(",2,", ",7,").replace("emea-01,1", "emea-01,9"))
    rules = workspace.project / "seeds/policy/routing_rules.csv"
    rules.write_text(rules.read_text().replace("hot_emea,150", "hot_emea,151"))
    before = dict(workspace.rows("select lead_id, owner_id from assignments where state = 'assigned'"))
    build(workspace, FIRST_RUN)
    after = dict(workspace.rows("select lead_id, owner_id from assignments"))
    assert {lead: after[lead] for lead in before} == before
