"""Time and judge this project and Splink on the same generated leads: the command behind `make benchmark`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from benchmark.generate import generate, read_count
from benchmark.sides import PROJECT_NAME, Result, Say, project_side, splink_side
from workspace import PROJECT

SIZES = "10000,100000"
MORE = 1000
SPLINK = PROJECT / ".venv-benchmark/bin/python"
COLUMNS = (
    "leads", "side", "seconds", "work s", "CPU s", "MB", "accounts F1", "at best", "duplicates F1", "at best",
)  # fmt: skip
USED = ("seconds", "work", "CPU", "memory")


def table(results: Iterable[Result]) -> str:
    """The results as aligned text, the name of the side to the left, everything else to the right."""
    rows = [COLUMNS, *map(cells, results)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    sides = [">", "<", *">" * (len(COLUMNS) - 2)]
    return "\n".join(
        "  ".join(f"{cell:{side}{width}}" for cell, side, width in zip(row, sides, widths, strict=True)) for row in rows
    )


def cells(result: Result) -> tuple[str, ...]:
    """One row; a dash where there is nothing to say."""
    usage = result.usage
    seconds = (f"{value:,.1f}" for value in (usage.seconds, result.work_seconds, usage.cpu_seconds))
    shares = (result.accounts_f1, result.accounts_best_f1, result.duplicates_f1, result.duplicates_best_f1)
    shown = ("-" if share is None else f"{share:.1f}" for share in shares)
    return (f"{result.leads:,}", result.side, *seconds, f"{usage.memory_mb:,}", *shown)


def ratios(results: Iterable[Result]) -> list[str]:
    """How many times as much each run took as the run of this project before it that had all to do."""
    lines, own = [], None
    for result in results:
        if result.side == PROJECT_NAME:
            own = result
        elif own:
            shares = zip(USED, used(result), used(own), strict=True)
            times = (f"{took / of:.2f} times the {name}" for name, took, of in shares)
            lines.append(f"{own.leads:,} leads, {result.side}: {', '.join(times)} of {PROJECT_NAME}")
    return lines


def used(result: Result) -> tuple[float, ...]:
    """What a run took; never nothing, so that it can be divided by."""
    usage = result.usage
    return tuple(value or 0.1 for value in (usage.seconds, result.work_seconds, usage.cpu_seconds, usage.memory_mb))


def compare(leads: int, splink: Path | None, folder: Path, say: Say) -> list[Result]:
    """Both sides on one generated CRM, and this project once more with some leads on top."""
    say(f"{leads:,} leads and as many accounts")
    every = generate(leads + MORE, accounts=leads)
    crm = every.first(leads)
    crm.write(folder / "crm")
    results = [project_side(folder, crm, say)]
    if splink:
        results.append(splink_side(splink, folder, crm, say))
    every.write(folder / "crm")
    return [*results, project_side(folder, every, say, more=True)]


def read_sizes(text: str) -> list[int]:
    """Numbers of leads, separated by commas.

    Raises:
        ValueError: one isn't a number, or too small.
    """
    return [read_count(size.strip()) for size in text.split(",")]


def main(arguments: Sequence[str] | None = None) -> int:
    """Generate, run, and print."""
    parser = argparse.ArgumentParser(description="Time this project and Splink on the same generated leads.")
    parser.add_argument("--leads", default=SIZES, help=f"numbers of leads, {SIZES} unless given")
    parser.add_argument(
        "--splink", type=Path, default=PROJECT / ".venv-benchmark/bin/python", help="a Python that has it"
    )
    parser.add_argument("--alone", action="store_true", help="without Splink")
    parser.add_argument("--json", type=Path, help="a file for the results")
    options = parser.parse_args(arguments)
    if not options.alone and not options.splink.exists():
        print(f"benchmark: {options.splink} is missing; make benchmark installs Splink, --alone does without")
        return 1
    if options.json and not options.json.absolute().parent.is_dir():
        print(f"benchmark: there is no folder {options.json.parent} for the results")
        return 1

    started = time.monotonic()
    results: list[Result] = []
    try:
        for leads in read_sizes(options.leads):
            with tempfile.TemporaryDirectory(prefix="benchmark_") as folder:
                splink = None if options.alone else options.splink.absolute()
                results += compare(leads, splink, Path(folder), partial(print, flush=True))
    except (ValueError, RuntimeError) as problem:
        print(f"benchmark: {problem}")
        return 1
    print("\n".join(["", table(results), "", *ratios(results)]))
    if options.json:
        shown = [{**asdict(result), "work_seconds": result.work_seconds} for result in results]
        options.json.write_text(json.dumps(shown, indent=1) + "\n")
    print(f"benchmark: {time.monotonic() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
