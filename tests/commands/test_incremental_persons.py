"""Persons found run by run, among leads that come, change and go, are those of a run that starts from nothing."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from workspace import Row, Workspace, demo_rows, files_workspace

BUILD = ("build", "--exclude-resource-type", "test", "unit_test")
KEPT = ("person_profiles", "person_keys", "compared_leads", "identified_leads")
TOLD = ("person_pairs", "person_comparisons", "person_links", "lead_duplicates")
EMPTY = dict.fromkeys(demo_rows("leads")[0], "")
AT_MOST_PER_KEY = 3


def lead(lead_id: str, first_name: str, last_name: str, **fields: str) -> Row:
    """A lead that says no more than this."""
    names = {"first_name": first_name, "last_name": last_name}
    return EMPTY | {"lead_id": lead_id, "created_at": "2026-01-01 00:00:00"} | names | fields


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Three hundred demo leads and the persons among them, where three leads at most may share a key."""
    workspace = files_workspace(tmp_path_factory.mktemp("persons") / "first", as_of="2026-10-30 15:00:00")
    workspace.variables["person_max_leads_per_key"] = AT_MOST_PER_KEY
    workspace.folder.mkdir()
    workspace.write_crm("leads", demo_rows("leads")[:300])
    run = workspace.dbt(*BUILD, "--select", "+lead_duplicates")
    assert not run.failed(), run.text
    return workspace


@pytest.fixture
def crm(first_run: Workspace, tmp_path: Path) -> Workspace:
    """The same, for one test."""
    return first_run.copy(tmp_path / "next")


def identified(workspace: Workspace, leads: Sequence[Row]) -> set[str]:
    """Find the persons among these leads, as a full run would; which leads were looked at anew."""
    workspace.write_crm("leads", leads)
    full = workspace.copy(workspace.folder.with_name("full"))
    build(workspace, "+lead_duplicates")
    build(full, "+lead_duplicates", "--full-refresh")
    for name in (*KEPT, *TOLD):
        assert workspace.table(name) == full.table(name), name
    shutil.rmtree(full.folder)
    return {lead_id for (lead_id,) in workspace.rows("select lead_id from leads_to_identify")}


def build(workspace: Workspace, *selection: str) -> None:
    """Run these models; none may fail. The seeds are there."""
    run = workspace.dbt(*BUILD, "seed", "--select", *selection)
    assert not run.failed(), run.text


def persons(workspace: Workspace, *lead_ids: str) -> int:
    """How many persons these leads are."""
    found = dict(workspace.rows("select lead_id, person_id from lead_duplicates"))
    return len({found[lead_id] for lead_id in lead_ids})


@pytest.mark.slow
def test_one_lead_too_many_parts_a_person_and_its_leaving_joins_it_again(crm: Workspace) -> None:
    ann = [lead(f"ann-{number}", "Ann", "Lee", email="ann@acme-tools.com") for number in range(4)]
    others = demo_rows("leads")[:300]

    identified(crm, others + ann[:3])
    assert persons(crm, "ann-0", "ann-1", "ann-2") == 1
    assert identified(crm, others + ann) == {"ann-3"}
    assert persons(crm, "ann-0", "ann-1", "ann-2") == 3
    assert identified(crm, [*others, *ann[:2], ann[2] | {"is_deleted": "true"}, ann[3]]) == set()
    assert persons(crm, "ann-0", "ann-1", "ann-3") == 1
    assert identified(crm, [*others, *ann[1:3], ann[3] | {"first_name": "Eva", "email": ""}]) == {"ann-2", "ann-3"}
    assert persons(crm, "ann-1", "ann-2", "ann-3") == 2


@pytest.mark.slow
def test_names_that_become_common_and_addresses_that_tell_a_person_are_heeded(crm: Workspace) -> None:
    """None of the leads that become two persons, or one, has changed."""
    rare = [lead(f"rare-{number}", "Zebulon", "Quux") for number in range(2)]
    at_home = [lead(f"home-{name}", "Zoe", name, city="Ulm", postal_code="89073") for name in ("Abt", "Ott")]
    others = [*demo_rows("leads")[:300], *rare, *at_home]

    identified(crm, others)
    assert persons(crm, "rare-0", "rare-1") == 1
    assert persons(crm, "home-Abt", "home-Ott") == 2
    common = [lead(f"common-{number}", "Zebulon", f"Xi{number}") for number in range(20)]
    common += [lead(f"common-{number}", f"Yo{number}", "Quux") for number in range(20, 40)]
    assert identified(crm, others + common) == {row["lead_id"] for row in common}
    assert persons(crm, "rare-0", "rare-1") == 2
    twice = [
        lead(
            f"twice-{number}-{place}", f"Mo{place}", f"Ek{place}", city=f"City {place}", postal_code=str(10000 + place)
        )
        for number in range(2)
        for place in range(60)
    ]
    assert len(identified(crm, others + twice)) == len(twice)
    assert persons(crm, "home-Abt", "home-Ott") == 1


@pytest.mark.slow
def test_a_run_that_stopped_half_way_is_made_up_for(crm: Workspace) -> None:
    """Even where the next CRM is the one before, and where somebody made a table anew by itself."""
    leads = demo_rows("leads")[:300]
    changed = [row | {"last_name": "Changed", "email": f"c-{row['lead_id']}@acme-tools.com"} for row in leads[:30]]

    for last in ("person_keys", "compared_leads"):
        crm.write_crm("leads", changed + leads[60:])
        build(crm, f"+{last}")
        assert 50 < len(identified(crm, leads)) <= 60
    for made_anew, left in (("person_keys", leads[:299]), ("compared_leads", leads[:298])):
        build(crm, made_anew, "--full-refresh")
        identified(crm, left)


@pytest.mark.slow
def test_any_sequence_of_runs_comes_to_what_a_full_run_finds(crm: Workspace) -> None:
    """Leads come, change, go and come back by chance."""
    chance = random.Random(4)
    every = [dict(row) for row in demo_rows("leads")[:600]]
    for _ in range(3):
        for row in chance.sample(every, 40):
            row["email"], row["city"] = chance.choice(every)["email"], chance.choice(every)["city"]
            row["last_name"] = chance.choice(every)["last_name"]
            row["is_deleted"] = chance.choice(["true", "false", "false", "false"])
        leads = sorted(chance.sample(every, 450), key=lambda row: row["lead_id"])
        assert 0 < len(identified(crm, leads)) < 450
    assert not identified(crm, leads)
