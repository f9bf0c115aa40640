"""A run costs what has changed, equals a full run row by row, and never loses or changes a decision."""

from __future__ import annotations

from pathlib import Path

import pytest

from workspace import Row, Workspace, demo_rows, files_workspace, project_copy

BUILD = ("build", "--exclude-resource-type", "test", "unit_test")
TABLES = ["leads", "accounts", "contacts", "opportunities", "activities", "lead_history", "sync_results"]
FIRST_RUN, SECOND_RUN = "2026-10-30 14:00:00", "2026-10-30 15:00:00"


def contracted_tables(workspace: Workspace) -> list[str]:
    """Every output with an enforced contract."""
    nodes = workspace.manifest(workspace.variables).nodes.values()
    return sorted(node.name for node in nodes if node.resource_type == "model" and node.config.contract.enforced)


def outputs(workspace: Workspace) -> dict[str, list[tuple]]:
    """All rows of every contracted output."""
    return {name: workspace.table(name) for name in contracted_tables(workspace)}


def write_export(workspace: Workspace, leads: list[Row]) -> None:
    """Write the demo CRM with these leads into the workspace's folder."""
    for table in TABLES:
        workspace.write_crm(table, leads if table == "leads" else demo_rows(table))


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
    """The next export for the same database, not yet routed: 100 new leads, 100 changed ones, 5 gone."""
    workspace = first_run.copy(tmp_path_factory.mktemp("runs") / "second")
    leads = [dict(row) for row in demo_rows("leads")]
    for row in leads[3000:3100]:
        row["company"], row["phone"] = "Grant " + row["company"], "+1 212 555 0100"
    write_export(workspace, leads[:200] + leads[205:])
    return workspace


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


@pytest.mark.slow
def test_only_changed_leads_are_normalized_again(second_run: Workspace) -> None:
    workspace = second_run.copy(second_run.folder.with_name("touched"))
    build(workspace, SECOND_RUN, "--select", "+normalized_leads", "--exclude", "normalized_leads")
    compiled = workspace.dbt("compile", "--select", "normalized_leads", as_of=SECOND_RUN)
    (sql,) = [
        outcome.node.compiled_code for outcome in compiled.result.result if outcome.node.name == "normalized_leads"
    ]
    assert 190 <= workspace.value(f"select count(*) from ({sql})") <= 200


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
