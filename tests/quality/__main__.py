"""Measure the labelled sets and print one table: the command behind `make quality`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from dataclasses import asdict
from functools import partial
from pathlib import Path

from quality.expected import EXPECTED, read_expected, shortfalls, write_expected
from quality.runs import Figures, measure
from quality.sets import COMMITTED, LABELLED_HELP, read_labelled, read_sets
from quality.tables import aligned, cell

COLUMNS = {
    "set": "set", "task": "task", "leads": "leads", "precision": "precision", "recall": "recall", "f1": "F1",
    "recall_at_97": "recall at 97%", "ambiguous": "ambiguous", "junk_matched": "junk matched", "seconds": "seconds",
}  # fmt: skip


def table(figures: list[Figures]) -> str:
    """The figures as aligned text: names to the left, numbers to the right, shares in percent."""
    rows = [list(COLUMNS.values()), *([cell(getattr(figure, name)) for name in COLUMNS] for figure in figures)]
    return aligned(rows, names=2)


def main() -> int:
    """Measure, print, and exit with 0 only where no figure of the committed sets fell."""
    parser = argparse.ArgumentParser(description="Measure how well leads are matched to accounts and to each other.")
    parser.add_argument("--labelled", default="", help=LABELLED_HELP)
    parser.add_argument("--json", type=Path, help="a file for the figures")
    parser.add_argument("--write", action="store_true", help=f"make today's figures the ones of {EXPECTED.name}")
    options = parser.parse_args()

    say = partial(print, flush=True)
    started = time.monotonic()
    try:
        committed = read_sets(COMMITTED)
        given = read_labelled(options.labelled)
        with tempfile.TemporaryDirectory(prefix="quality_") as folder:
            figures = measure(committed, Path(folder) / "committed", say)
            more = measure(given, Path(folder) / "given", say)
    except (ValueError, RuntimeError) as problem:
        print(f"quality: {problem}")
        return 1
    print(f"\n{table(figures + more)}\n")
    if options.json:
        options.json.write_text(json.dumps([asdict(figure) for figure in figures + more], indent=1) + "\n")
    if options.write:
        write_expected(figures)
    fallen = shortfalls(figures, read_expected())
    for line in fallen:
        print(line)
    verdict = "BELOW what is expected" if fallen else "as good as expected, or better"
    print(f"quality: {verdict}, {time.monotonic() - started:.0f} s")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
