"""A network of branches: who gets the leads around them, when the nearest one is full, and when there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from workspace import Workspace, project_copy

pytestmark = pytest.mark.slow
AS_OF = "2026-10-30 15:00:00"
MUNICH, BERLIN, COLOGNE, NOWHERE = "80331", "10117", "50667", ""
BRANCHES = """\
branch_id,branch_name,country,postal_code,latitude,longitude,pool_id,owner_id,overflow_branch_id,partner_id,valid_from,valid_to
berlin,Berlin,DE,10117,52.517,13.389,emea_sales,,,,2026-01-01,
munich,Munich,DE,80331,48.137,11.575,,emea-04,cologne,bavarian_reseller,2026-01-01,
cologne,Cologne,DE,50*,,,,emea-03,,,2026-01-01,
"""
FIRMS = "Alder Birch Cedar Dogwood Elm Ginkgo".split()
COLUMNS = ("lead_id", "branch_id", "destination_type", "destination", "owner_id", "reason_code")


def route(folder: Path, places: list[str], policy: dict[str, tuple[str, str]]) -> Workspace:
    """Route a lead from each place, the first one first, by a rule that sends Germany to its branches."""
    workspace = Workspace(folder, project_copy(folder / "project"), {"crm": "files", "crm_files": str(folder / "crm")})
    seeds = workspace.project / "seeds/policy"
    (seeds / "branches.csv").write_text(BRANCHES)
    rules = seeds / "routing_rules.csv"
    header, *rows = rules.read_text().splitlines()
    rule = dict.fromkeys(header.split(","), "") | {
        "rule_id": "network", "priority": "5", "country": "DE", "outcome": "branch", "sla_policy": "fast",
        "if_infeasible": "next_rule",
    }  # fmt: skip
    rules.write_text("\n".join([header, ",".join(rule.values()), *rows]) + "\n")
    for file, (before, after) in policy.items():
        text = (seeds / file).read_text()
        assert before in text
        (seeds / file).write_text(text.replace(before, after))
    workspace.write_crm(
        "leads",
        [
            {
                "lead_id": f"L{number}",
                "created_at": f"2026-10-30 12:0{number}:00",
                "country": "Germany",
                "postal_code": place,
                "company": FIRMS[number],
                "email": f"{FIRMS[number]}@{FIRMS[number]}-example.de".lower(),
            }  # fmt: skip
            for number, place in enumerate(places)
        ],
    )
    run = workspace.dbt("build", "--selector", "route", as_of=AS_OF)
    assert not run.failed(), run.text
    return workspace


def assigned(workspace: Workspace) -> list[tuple]:
    """Where the leads are."""
    return workspace.rows(f"select {', '.join(COLUMNS)} from assignments order by lead_id")


def test_a_full_branch_overflows_and_a_partner_takes_the_rest(tmp_path: Path) -> None:
    full = {"owners.csv": ("DE,true,2025-01-01,,30,", "DE,true,2025-01-01,,1,")}
    workspace = route(tmp_path, [MUNICH, MUNICH, MUNICH, COLOGNE, BERLIN, NOWHERE], full)
    leads = assigned(workspace)
    assert leads[:3] == [
        ("L0", "munich", "owner", "emea-04", "emea-04", "branch"),
        ("L1", "cologne", "owner", "emea-03", "emea-03", "branch_overflow"),
        ("L2", "munich", "partner", "bavarian_reseller", None, "branch_overflow"),
    ]
    # Cologne's owner has had one already; Berlin is the next nearest, and its pool has room.
    assert [lead[:4] for lead in leads[3:5]] == [
        ("L3", "berlin", "pool", "emea_sales"),
        ("L4", "berlin", "pool", "emea_sales"),
    ]
    assert leads[5][1] is None and leads[5][2:4] == ("pool", "emea_sales")
    assert workspace.rows("select verdict, reason from route_trace where lead_id = 'L5' and rule_id = 'network'") == [
        ("infeasible", "no_branch")
    ]


def test_an_empty_branch_is_passed_over(tmp_path: Path) -> None:
    away = {"owner_absences.csv": ("emea-05,2026-10-30,2026-10-30", "emea-04,2026-10-30,2026-10-30")}
    assert assigned(route(tmp_path, [MUNICH], away)) == [
        ("L0", "cologne", "owner", "emea-03", "emea-03", "branch_overflow")
    ]
