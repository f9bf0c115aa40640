"""The figures that the committed sets reached before, and what fell below them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from quality.runs import Figures

EXPECTED = Path(__file__).parent / "expected.csv"
HEADER = ["set", "task", "figure", "value"]
# Shares may fall by half a point; not one more lead without a company may get an account.
TOLERANCE = {"precision": 0.5, "recall": 0.5, "f1": 0.5, "recall_at_97": 0.5}
MAY_NOT_RISE = "junk_matched"
Expected = dict[tuple[str, str, str], float]


def gated(figures: Iterable[Figures]) -> Expected:
    """The figures that are held, by set, task and name; what has no value is not held."""
    names = [*TOLERANCE, MAY_NOT_RISE]
    return {
        (each.set, each.task, name): value
        for each in figures
        for name in names
        if (value := getattr(each, name)) is not None
    }


def read_expected() -> Expected:
    """What expected.csv says."""
    with EXPECTED.open(newline="", encoding="utf-8") as file:
        return {(row["set"], row["task"], row["figure"]): float(row["value"]) for row in csv.DictReader(file)}


def write_expected(figures: Iterable[Figures]) -> None:
    """Write today's figures into expected.csv."""
    with EXPECTED.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows([*key, value] for key, value in gated(figures).items())


def shortfalls(figures: Iterable[Figures], expected: Mapping[tuple[str, str, str], float]) -> list[str]:
    """One line for every figure that is worse than expected, is gone, or was never written down."""
    measured = gated(figures)
    lines = []
    for key in dict.fromkeys([*expected, *measured]):
        where = f"{key[0]}, {key[1]}: {key[2]}"
        if key not in measured:
            lines.append(f"{where} is expected to be {expected[key]:g}, and was not measured")
        elif key not in expected:
            lines.append(f"{where} is {measured[key]:g}, and {EXPECTED.name} has no line for it")
        elif is_worse(key[2], measured[key], expected[key]):
            lines.append(f"{where} is {measured[key]:g}, expected {expected[key]:g}")
    return lines


def is_worse(figure: str, measured: float, expected: float) -> bool:
    """Whether a figure is worse by more than it may be."""
    if figure == MAY_NOT_RISE:
        return measured > expected
    return round(expected - measured, 2) > TOLERANCE[figure]
