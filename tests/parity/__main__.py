"""Route the same CRM on several engines and compare every table: the command behind `make parity`."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from engines import ENGINES
from parity.comparison import Comparison, report
from parity.rounds import step
from workspace import PROJECT

Summary = dict[str, Any]
LONGEST_MESSAGE = 1500


def run_engines(names: Sequence[str], folder: Path, tests: bool = False) -> dict[str, Summary]:
    """Run the rounds on every engine, each in a process of its own, two at a time.

    Returns:
        What each left in its summary, by engine; an engine whose process broke has the key `broken` alone.
    """
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "tests"), "PYTHONUNBUFFERED": "1"}

    def run_engine(name: str) -> None:
        command = [sys.executable, "-m", "parity.runner", name, folder / name, *(["--tests"] if tests else [])]
        with (folder / f"{name}.err").open("w") as errors:
            subprocess.run(command, env=environment, cwd=PROJECT, stderr=errors, check=False)

    # The last one, Spark, takes as long as the others together.
    with ThreadPoolExecutor(max_workers=2) as pool:
        list(pool.map(run_engine, reversed(names)))
    return {name: summary_of(name, folder) for name in names}


def summary_of(name: str, folder: Path) -> Summary:
    """What a process left behind."""
    summary = folder / name / "summary.json"
    if not summary.exists():
        return {"broken": (folder / f"{name}.err").read_text().strip()[-LONGEST_MESSAGE:]}
    return json.loads(summary.read_text())


def failures(summaries: dict[str, Summary]) -> list[str]:
    """What failed on which engine, most upstream first."""
    lines = []
    for name, summary in summaries.items():
        lines += [f"{name} broke:\n{summary['broken']}"] if "broken" in summary else []
        for outcome in summary.get("rounds", []):
            lines += [
                f"{name} {step(outcome['number'])}: {node}: {message[:LONGEST_MESSAGE]}"
                for node, message in outcome["failed"].items()
            ]
    return lines


def differences(summaries: dict[str, Summary], folder: Path) -> list[str]:
    """How every engine differs from the first one, and its third round, with nothing new, from its second."""
    whole = {name: summary for name, summary in summaries.items() if "broken" not in summary}
    lines = []
    for name, summary in whole.items():
        numbers = [outcome["number"] for outcome in summary["rounds"]]
        first = next(iter(whole))
        for number in numbers if name != first else []:
            sides = Comparison(folder / first / f"round_{number}", folder / name / f"round_{number}")
            found = report(sides, summary["order"], summary["outputs"])
            lines += [f"{step(number)}: {found[0]}", *found[1:]] if found else []
            if found:
                break
        if 3 in numbers:
            rounds = Comparison(folder / name / "round_2", folder / name / "round_3", ("round 2", "round 3"))
            lines += [f"{name}: {line}" for line in report(rounds, summary["outputs"], summary["outputs"])]
    return lines


def main() -> int:
    """Run, compare, and exit with 0 only where nothing failed and nothing differs."""
    parser = argparse.ArgumentParser(description="Route the same CRM on several engines and compare every table.")
    parser.add_argument(
        "--engines", default=",".join(ENGINES), help="a comma between; the first is what others are compared with"
    )
    parser.add_argument("--keep", type=Path, help="a new folder to keep databases and tables in")
    options = parser.parse_args()
    names = options.engines.split(",")
    if unknown := set(names) - set(ENGINES):
        parser.error(f"--engines: {', '.join(sorted(unknown))} is none of {', '.join(ENGINES)}")
    lacking = {name: lack for name in names if (lack := ENGINES[name].missing())}
    for lack in lacking.values():
        print(f"  {lack}")
    if lacking and os.environ.get("CI"):
        return 1

    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="parity_") as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        summaries = run_engines([name for name in names if name not in lacking], folder)
        problems = failures(summaries) + differences(summaries, folder)
    for line in problems:
        print(line)
    compared = ", ".join(summaries)
    verdict = "DIFFERENT" if problems else "the same to the last value"
    print(f"parity: {compared}: {verdict}, three rounds in {time.monotonic() - started:.0f} s")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
