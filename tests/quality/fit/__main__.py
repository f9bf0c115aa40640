"""Fit the points of seeds/policy to labelled sets: the command behind `make weights`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path

from quality.fit.choices import Task, evidence_of
from quality.fit.identity import identity_task
from quality.fit.matching import matching_task
from quality.fit.weights import (
    MATCH_WEIGHTS,
    PERSON_WEIGHTS,
    Weight,
    changes,
    points_of,
    read_weights,
    revised,
    write_weights,
)
from quality.runs import routed
from quality.sets import COMMITTED, LABELLED_HELP, read_labelled, read_sets
from quality.tables import aligned, cell

COLUMNS = [
    "set", "cases", "each counts", "F1 today", "F1 four-fold", "best threshold", "recall at 97%", "F1 set left out",
]  # fmt: skip


def report(task: Task, weights: list[Weight]) -> str:
    """How good today's points are on each set, and points fitted to other folds and to other sets."""
    points = points_of(weights, evidence_of(task.ladders))
    rows = []
    for each, validated in zip(task.sets, task.cross_validated(), strict=True):
        today, without = each.judged(each.seen @ points), task.left_out(each)
        shares = [today.f1, *validated, without and without.f1]
        rows.append([each.set, *map(cell, [each.size, task.importance(each), *shares])])
    return aligned([COLUMNS, *rows], names=1)


def main() -> int:
    """Fit, report, and write where it was asked for; 1 where there is nothing to fit to."""
    parser = argparse.ArgumentParser(description="Fit the points of seeds/policy to labelled sets.")
    parser.add_argument("--labelled", default="", help=LABELLED_HELP)
    parser.add_argument("--write", action="store_true", help=f"write the points into {MATCH_WEIGHTS.name}")
    options = parser.parse_args()

    say = partial(print, flush=True)
    try:
        weights, persons = read_weights(MATCH_WEIGHTS), read_weights(PERSON_WEIGHTS)
        sets = read_sets(COMMITTED) + read_labelled(options.labelled)
        with tempfile.TemporaryDirectory(prefix="weights_") as folder:
            crms = list(routed(sets, Path(folder), say))
            matching, identity = matching_task(crms), identity_task(crms, [row["evidence"] for row in persons])
    except (ValueError, RuntimeError) as problem:
        say(f"weights: {problem}")
        return 1
    say(f"\nDuplicates ({PERSON_WEIGHTS.name}, which is never written)\n{report(identity, persons)}")
    say(f"\nMatching ({MATCH_WEIGHTS.name})\n{report(matching, weights)}\n")
    fitted = revised(weights, matching.learned())
    changed = changes(weights, fitted)
    say("\n".join(changed))
    if options.write:
        write_weights(MATCH_WEIGHTS, fitted)
    say(f"weights: {len(changed)} rows of {MATCH_WEIGHTS.name} {'changed' if options.write else 'would change'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
