"""Runs the project on labelled sets and says how far it agrees with what is known."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quality.measures import Agreement, agreement_of_accounts, agreement_of_pairs, recall_at
from quality.sets import LabelledSet, grouped, read_rows
from workspace import Workspace, files_workspace

BUILD = (
    "build", "--exclude-resource-type", "test", "unit_test", "--select", "+account_matches", "+lead_duplicates",
    "+account_match_candidates", "+lead_companies",
)  # fmt: skip
CREATED_AT = "2026-01-01 00:00:00"


@dataclass(frozen=True)
class Figures:
    """What was measured of one task on one set; shares are percent, `seconds` those of the run that it was part of."""

    set: str
    task: str
    leads: int
    right: int
    wrong: int
    precision: float | None
    recall: float | None
    f1: float | None
    seconds: float
    recall_at_97: float | None = None
    ambiguous: int | None = None
    junk_matched: int | None = None


@dataclass(frozen=True)
class RoutedCrm:
    """A CRM that the project has routed: the sets that share it, where the rows are, and how long the dbt run took."""

    sets: list[LabelledSet]
    workspace: Workspace
    seconds: float


def routed(sets: Sequence[LabelledSet], folder: Path, say: Callable[[str], None]) -> Iterator[RoutedCrm]:
    """Every CRM that sets share, each routed by one dbt run in a folder of its own.

    Raises:
        ValueError: two sets have one name, and so would their leads.
        RuntimeError: a run of the project failed.
    """
    if twice := [name for name, times in Counter(each.name for each in sets).items() if times > 1]:
        raise ValueError(f"{twice[0]}: two sets have this name; rename a folder")
    crms = grouped(sets)
    for number, crm in enumerate(crms, start=1):
        workspace = files_workspace(folder / f"crm_{number}")
        write_crm(workspace, crm)
        workspace.manifest(workspace.variables)  # parsed before the clock starts
        started = time.monotonic()
        run = workspace.dbt(*BUILD)
        seconds = time.monotonic() - started
        if not run.result.success:
            raise RuntimeError(f"{', '.join(each.name for each in crm)}: {run.failed()} failed\n{run.text}")
        say(f"  {seconds:6.1f} s  run {number} of {len(crms)}: {', '.join(each.name for each in crm)}")
        yield RoutedCrm(crm, workspace, seconds)


def measure(sets: Sequence[LabelledSet], folder: Path, say: Callable[[str], None]) -> list[Figures]:
    """The figures of every set.

    Raises:
        RuntimeError: a run of the project failed.
    """
    figures = []
    for crm in routed(sets, folder, say):
        for each in crm.sets:
            figures += [matching_figures(crm.workspace, each, crm.seconds)] if each.accounts else []
            figures += [duplicate_figures(crm.workspace, each, crm.seconds)] if each.persons else []
            figures += [company_figures(crm.workspace, each, crm.seconds)] if each.companies else []
    return figures


def write_crm(workspace: Workspace, crm: Sequence[LabelledSet]) -> None:
    """The CRM that the sets share, as the `files` adapter reads it."""
    workspace.folder.mkdir(parents=True)
    accounts = read_rows(crm[0].accounts) if crm[0].accounts else []
    for table, rows in {"leads": [lead for each in crm for lead in each.leads], "accounts": accounts}.items():
        empty = {column: "" for row in rows for column in row}
        if rows:
            workspace.write_crm(table, [{"created_at": CREATED_AT, **empty, **row} for row in rows])


def matching_figures(workspace: Workspace, each: LabelledSet, seconds: float) -> Figures:
    """The account of each lead at the shipped threshold, and what the best threshold that is right 97% would reach."""
    matches = of_set(each, workspace.rows("select lead_id, account_id, match_status from account_matches"))
    found = {lead: account for lead, account, _ in matches if account is not None}
    best = "select lead_id, account_id, match_score from account_match_candidates where rank = 1"
    scored = [(score, each.truth.get(lead) == account) for lead, account, score in of_set(each, workspace.rows(best))]
    return figures_of(
        each,
        "matching",
        agreement_of_accounts(found, each.truth),
        seconds,
        recall_at_97=recall_at(97, scored, len(each.truth)),
        ambiguous=sum(status == "ambiguous" for _, _, status in matches),
        junk_matched=len(each.junk & found.keys()) if each.junk else None,
    )


def duplicate_figures(workspace: Workspace, each: LabelledSet, seconds: float) -> Figures:
    """Which leads are one person, by pairs of leads."""
    found = dict(of_set(each, workspace.rows("select lead_id, person_id from lead_duplicates")))
    return figures_of(each, "duplicates", agreement_of_pairs(found, each.persons), seconds)


def company_figures(workspace: Workspace, each: LabelledSet, seconds: float) -> Figures:
    """Which leads are of one company, by pairs of leads; a lead without a company is alone."""
    rows = workspace.rows("select lead_id, coalesce(company_key, lead_id) from lead_companies")
    return figures_of(each, "companies", agreement_of_pairs(dict(of_set(each, rows)), each.companies), seconds)


def figures_of(each: LabelledSet, task: str, agreement: Agreement, seconds: float, **more: float | None) -> Figures:
    """The figures that every task has, and some of its own."""
    counts, shares = (agreement.right, agreement.wrong), (agreement.precision, agreement.recall, agreement.f1)
    return Figures(each.name, task, len(each.leads), *counts, *shares, round(seconds, 1), **more)


def of_set(each: LabelledSet, rows: Iterable[tuple]) -> list[tuple]:
    """The rows of a set's own leads; the first column is the lead."""
    own = {lead["lead_id"] for lead in each.leads}
    return [row for row in rows if row[0] in own]
