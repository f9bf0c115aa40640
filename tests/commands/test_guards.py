"""The guards on shares warn and fail where dbt_project.yml says."""

from __future__ import annotations

from pathlib import Path

import pytest

from workspace import Workspace, files_workspace, project_copy

pytestmark = pytest.mark.slow
GUARDS = ("default_rule_share", "review_queue_share", "duplicate_share", "unmatched_share")


def guard_statuses(workspace: Workspace, **variables: object) -> dict[str, str]:
    """The status of each guard, by the share it looks at, with other thresholds."""
    run = workspace.dbt("test", "--select", "mart_routing_guards,test_name:guard_share", **variables)
    return {guard: status for guard in GUARDS for name, status in run.statuses.items() if guard in name}


def test_guards_warn_and_fail_at_their_thresholds(demo: Workspace) -> None:
    above = ("review_queue_share", "duplicate_share", "unmatched_share")
    assert set(guard_statuses(demo).values()) == {"pass"}
    for error, expected in ((90, "warn"), (0, "fail")):
        statuses = guard_statuses(demo, **{guard: {"warn": 0, "error": error} for guard in above})
        assert [statuses[guard] for guard in above] == [expected] * 3
    too_few = {"guard_minimum_leads": 1_000_000, "duplicate_share": {"warn": 0, "error": 0}}
    assert guard_statuses(demo, **too_few)["duplicate_share"] == "pass"


def test_guard_of_the_default_rule_counts_what_no_other_rule_took(tmp_path: Path) -> None:
    """A policy without a rule for leads of unknown countries: all of them end with the default rule."""
    workspace = files_workspace(tmp_path)
    workspace.project = project_copy(tmp_path / "project")
    rules = workspace.project / "seeds/policy/routing_rules.csv"
    kept = [line for line in rules.read_text().splitlines(keepends=True) if not line.startswith("country_unknown,")]
    rules.write_text("".join(kept))
    leads = [{"lead_id": f"{n}", "created_at": "2026-01-30", "email": f"a{n}@firm{n}.com"} for n in range(250)]
    workspace.write_crm("leads", leads)
    run = workspace.dbt("build", "--exclude-resource-type", "unit_test")
    assert len(run.failed()) == 1 and "default_rule_share" in run.failed()[0]
    assert workspace.value("select share_percent from mart_routing_guards where guard = 'default_rule_share'") == 100
    assert workspace.value("select count(*) from assignment_log") == 250, "a guard warns; it does not stop the routing"
