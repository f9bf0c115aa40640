"""One engine, three rounds, one process: every relation of every round as Parquet, and what became of every node."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time
from dataclasses import asdict, dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

from engines import ENGINES, Engine, Relation
from parity.rounds import AS_OF, MOMENT, step, write_round
from workspace import Workspace, project_copy

# Each engine hashes in its own way.
VERSIONS = {"crm_accounts_version", "accounts_version", "verdicts_version"}
# After the first round these hold what was left to do, or ever done, or show what a run leaves to the next one; where
# rows can't be replaced, everything.
WORK = {
    "leads_to_normalize", "accounts_to_normalize", "changed_leads", "changed_accounts", "folded_company_names",
    "stripped_company_names", "company_names", "hosts", "host_domains", "places", "job_titles", "leads_to_match",
    "lead_names", "company_forms", "company_words", "form_grams", "form_bits", "rare_grams", "lead_keys",
    "candidate_pairs", "compared_domains", "name_pairs", "shared_words", "compared_forms", "compared_companies",
    "leads_to_identify", "pairs_to_compare", "alike_names", "compared_names", "leads_to_judge", "scored_pairs",
    "person_opinions", "candidate_scores", "tie_break_values", "ranked_candidates", "lost_tie_breaks", "match_rivals",
    "match_outcomes", "missed_decisions", "decisions_in_force", "changed_assignments",
}  # fmt: skip


@dataclass
class Outcome:
    """What became of one round on one engine."""

    number: int
    seconds: float
    nodes: int
    failed: dict[str, str]


def run_rounds(engine: Engine, folder: Path, tests: bool) -> None:
    """Run the three rounds, as far as they go, and leave their tables, outcomes and the order of models in a folder."""
    folder.mkdir(parents=True)
    project = project_copy(folder / "project")
    write_models(project)
    outcomes = []
    with engine.running(folder) as settings:
        workspace = Workspace(folder, project, {"crm": "custom"}, settings)
        # dbt goes first: it starts Spark with what the profile says.
        for number in [0, *AS_OF]:
            if number:
                load_crm(engine, write_round(number, folder / f"crm_{number}"))
            outcomes.append(run_round(engine, workspace, number, tests))
            print(progress(engine, outcomes[-1]), flush=True)
            if outcomes[-1].failed:
                break
    write_summary(workspace, outcomes)


def run_round(engine: Engine, workspace: Workspace, number: int, tests: bool) -> Outcome:
    """Run one round and export what it built."""
    started = time.monotonic()
    run = workspace.dbt(*command(number, tests), as_of=AS_OF.get(number, ""))
    results = run.result.result or []
    built = [outcome.node for outcome in results if outcome.status == "success"]
    relations = [Relation(node.schema, node.alias) for node in built if is_compared(node, number)]
    if relations:
        engine.export(relations, workspace.folder / f"round_{number}")
    failed = {outcome.node.name: outcome.message or "" for outcome in results if outcome.node.name in run.failed()}
    if run.result.exception:
        failed["dbt"] = str(run.result.exception)
    return Outcome(number, time.monotonic() - started, len(results), failed)


def is_compared(node: Any, number: int) -> bool:
    """Whether a node is a table to compare; where nothing was new, the outputs say so alone."""
    if number == 3:
        return node.resource_type == "model" and node.config.contract.enforced
    if node.name in VERSIONS or (number == 2 and node.name in WORK):
        return False
    return node.resource_type in ("model", "seed")


def write_models(project: Path) -> None:
    """Have the project's copy read the CRM from tables, as in a warehouse that a loader fills (`crm: custom`)."""
    folder = project / "models/crm/custom"
    folder.mkdir()
    for table in MOMENT:
        relation = Relation("{{ target.schema }}_crm", f"export_{table}")
        (folder / f"crm_{table}.sql").write_text(f"{{{{ config(materialized='view') }}}}\nselect * from {relation}\n")


def load_crm(engine: Engine, files: dict[str, Path]) -> None:
    """Put what the CRM holds into those tables."""
    for table, file in files.items():
        engine.load(Relation("routing_crm", f"export_{table}"), file)


def command(number: int, tests: bool) -> list[str]:
    """The dbt command of a round: the seeds, then a build, the first one with unit tests."""
    if number == 0:
        return ["seed"]
    left_out = ["seed", *([] if tests else ["test"]), *([] if tests and number == 1 else ["unit_test"])]
    return ["build", "--exclude-resource-type", *left_out]


def progress(engine: Engine, outcome: Outcome) -> str:
    """One line about one round."""
    failed = f", {len(outcome.failed)} failed" if outcome.failed else ""
    return f"  {engine.name:<9} {step(outcome.number):<8} {outcome.seconds:6.1f} s  {outcome.nodes} nodes{failed}"


def write_summary(workspace: Workspace, outcomes: list[Outcome]) -> None:
    """Leave behind what the comparison needs to know."""
    nodes = {
        key: node
        for key, node in workspace.manifest(workspace.variables).nodes.items()
        if node.resource_type in ("model", "seed")
    }
    order = TopologicalSorter(
        {key: [parent for parent in node.depends_on_nodes if parent in nodes] for key, node in sorted(nodes.items())}
    )
    summary: dict[str, Any] = {
        "rounds": [asdict(outcome) for outcome in outcomes],
        "order": [nodes[key].alias for key in order.static_order()],
        "seeds": [node.alias for node in nodes.values() if node.resource_type == "seed"],
        "outputs": [
            node.alias for node in nodes.values() if node.resource_type == "model" and node.config.contract.enforced
        ],
    }
    (workspace.folder / "summary.json").write_text(json.dumps(summary, indent=1))


def main() -> None:
    """Run the rounds on one engine."""
    parser = argparse.ArgumentParser(description="Route the CRM of the parity tests on one engine, in three rounds.")
    parser.add_argument("engine", choices=ENGINES)
    parser.add_argument("folder", type=Path, help="a new folder for the tables of every round")
    parser.add_argument("--tests", action="store_true", help="with data tests, and unit tests in the first round")
    options = parser.parse_args()
    # A server that was started has to be stopped also when this process is told to end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    run_rounds(ENGINES[options.engine], options.folder, options.tests)


if __name__ == "__main__":
    main()
