"""The two sides of the benchmark, each run on the same CRM folder in a process of its own, and how good they are."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmark.child import Usage, run
from benchmark.generate import Crm
from quality.measures import agreement_of_accounts, agreement_of_pairs, percent
from workspace import PROJECT, files_workspace

MEMORY, THREADS = "4GB", 2
# What Splink is asked for too: accounts and duplicates, no companies.
BUILD = (
    "build", "--exclude-resource-type", "test", "unit_test", "--select", "+account_matches", "+lead_duplicates",
    "+account_match_candidates",
)  # fmt: skip
PROJECT_NAME = "lead_routing"
# What somebody who knows nothing of the truth would take, of a probability.
USUAL_FOR_ACCOUNTS = 0.5
# Where the best threshold for duplicates is looked for.
THRESHOLDS = (0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995)
# The folders of models that read the CRM, prepare it, match it and find duplicates.
LAYERS = ("crm", "staging", "normalized", "matching", "identity")
PROGRESS_EVERY = 10
Say = Callable[[str], None]


@dataclass(frozen=True)
class Result:
    """What one side used for one CRM, and how good it was, in percent; at its usual threshold and at the best one.

    `steps` are the seconds of its work, from reading to the result, without starting up.
    """

    side: str
    leads: int
    usage: Usage
    steps: dict[str, float]
    accounts_f1: float | None = None
    accounts_best_f1: float | None = None
    duplicates_f1: float | None = None
    duplicates_best_f1: float | None = None

    @property
    def work_seconds(self) -> float:
        """The seconds of all steps."""
        return round(sum(self.steps.values()), 1)


def project_side(folder: Path, crm: Crm, say: Say, more: bool = False) -> Result:
    """The project on folder/crm: `dbt build` of matches and duplicates, without tests."""
    workspace = files_workspace(folder)
    write_profiles(folder)
    command = workspace.arguments(BUILD, workspace.variables)[2:]
    dbt = str(Path(sys.executable).with_name("dbt"))
    with workspace.environment():
        usage = run(
            [dbt, "--no-use-colors", *command, "--profiles-dir", str(folder)], {}, lambda line: progress(line, say)
        )
    steps = steps_of(json.loads((folder / "target/run_results.json").read_text())["results"])
    if more:
        return Result(f"{PROJECT_NAME}, more leads", len(crm.leads), usage, steps)
    matches = dict(workspace.rows("select lead_id, account_id from account_matches where account_id is not null"))
    best = workspace.rows("select lead_id, account_id, match_score from account_match_candidates where rank = 1")
    persons = dict(workspace.rows("select lead_id, person_id from lead_duplicates"))
    return Result(
        PROJECT_NAME, len(crm.leads), usage, steps,
        accounts_f1=agreement_of_accounts(matches, crm.known_accounts).f1,
        accounts_best_f1=best_f1(best, crm.known_accounts),
        duplicates_f1=agreement_of_pairs(persons, crm.known_persons).f1,
    )  # fmt: skip


def write_profiles(folder: Path) -> None:
    """The project's profile with as many threads and as much memory as the other side has."""
    profiles = yaml.safe_load((PROJECT / "profiles.yml").read_text())
    profiles[PROJECT_NAME]["outputs"]["duckdb"]["settings"] |= {"memory_limit": MEMORY, "threads": THREADS}
    (folder / "profiles.yml").write_text(yaml.safe_dump(profiles))


def progress(line: str, say: Say) -> None:
    """Say now and then how far dbt is."""
    if (done := re.search(r"(\d+) of (\d+) OK", line)) and int(done[1]) % PROGRESS_EVERY == 0:
        say(f"            {PROJECT_NAME}: {done[1]} of {done[2]} nodes")


def steps_of(outcomes: Iterable[dict]) -> dict[str, float]:
    """The seconds of each layer's models, as dbt wrote them down."""
    folder_of = {path.stem: path.relative_to(PROJECT / "models").parts[0] for path in PROJECT.glob("models/**/*.sql")}
    seconds: dict[str, float] = defaultdict(float)
    for outcome in outcomes:
        seconds[folder_of.get(outcome["unique_id"].split(".")[-1], "")] += outcome["execution_time"]
    return {layer: round(seconds[layer], 2) for layer in LAYERS}


def splink_side(python: Path, folder: Path, crm: Crm, say: Say) -> Result:
    """Splink on folder/crm, in its own environment."""
    results = folder / "splink"
    results.mkdir()
    command = [str(python), "-m", "benchmark.splink_side", str(folder / "crm"), str(results), MEMORY, str(THREADS)]
    usage = run(command, {"PYTHONPATH": str(PROJECT / "tests")}, say)
    report = json.loads((results / "report.json").read_text())
    best = [
        (row["lead_id"], row["account_id"], float(row["match_probability"])) for row in read(results / "accounts.csv")
    ]
    matches = {lead: account for lead, account, score in best if score >= USUAL_FOR_ACCOUNTS}
    persons = {row["lead_id"]: row["person"] for row in read(results / "persons.csv")}
    rows = read(results / "pairs.csv")
    pairs = [(row["unique_id_l"], row["unique_id_r"], float(row["match_probability"])) for row in rows]
    sweep = (agreement_of_pairs(clusters(pairs, threshold), crm.known_persons).f1 for threshold in THRESHOLDS)
    return Result(
        f"Splink {report['version']}", len(crm.leads), usage, report["seconds"],
        accounts_f1=agreement_of_accounts(matches, crm.known_accounts).f1,
        accounts_best_f1=best_f1(best, crm.known_accounts),
        duplicates_f1=agreement_of_pairs(persons, crm.known_persons).f1,
        duplicates_best_f1=max(f1 or 0.0 for f1 in sweep),
    )  # fmt: skip


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def clusters(pairs: Iterable[tuple[str, str, float]], threshold: float) -> dict[str, str]:
    """Leads that pairs of a threshold or more connect, each with the one that stands for its cluster."""
    parents: dict[str, str] = {}

    def root(lead: str) -> str:
        while (parent := parents.setdefault(lead, lead)) != lead:
            parents[lead] = lead = parents[parent]
        return lead

    for one, other, score in pairs:
        if score >= threshold:
            parents[root(one)] = root(other)
    return {lead: root(lead) for lead in list(parents)}


def best_f1(scored: Iterable[tuple[str, str, float]], known: Mapping[str, str]) -> float | None:
    """The best F1 of any threshold, over (lead, account, score)."""
    ordered = sorted(scored, key=lambda each: -each[2])
    best, right = 0.0, 0
    for found, (lead, account, score) in enumerate(ordered, start=1):
        right += known.get(lead) == account
        if found == len(ordered) or ordered[found][2] < score:
            best = max(best, percent(2 * right, found + len(known)) or 0.0)
    return best
