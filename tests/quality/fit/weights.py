"""The files of points in seeds/policy: read, revised with what was learned, written."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from workspace import PROJECT

MATCH_WEIGHTS = PROJECT / "seeds/policy/match_weights.csv"
PERSON_WEIGHTS = PROJECT / "seeds/policy/person_weights.csv"
Weight = dict[str, str]
"""A row: evidence, points, description."""


def read_weights(path: Path) -> list[Weight]:
    """The rows of a file of points.

    Raises:
        ValueError: points are not a whole number.
    """
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if not re.fullmatch(r"-?\d+", row["points"]):
            raise ValueError(f"{path.name}, row {row['evidence']}, points: is not a whole number: {row['points']}")
    return rows


def write_weights(path: Path, rows: Sequence[Weight]) -> None:
    """Write the rows of a file of points."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def points_of(rows: Sequence[Weight], evidence: Sequence[str]) -> list[int]:
    """The points of each kind of evidence, 0 where it has no row."""
    points = {row["evidence"]: int(row["points"]) for row in rows}
    return [points.get(each, 0) for each in evidence]


def revised(rows: Sequence[Weight], learned: Mapping[str, int]) -> list[Weight]:
    """The rows with the points that were learned; what nothing was learned of stays.

    Evidence without points has no row. Evidence that had none comes behind what precedes it in `learned`, without a
    description, which is for people to write.
    """
    table = {row["evidence"]: row for row in rows}
    place = 0
    order = list(table)
    for evidence, points in learned.items():
        if evidence not in table:
            order.insert(place, evidence)
        table[evidence] = {"evidence": evidence, "description": "", **table.get(evidence, {}), "points": str(points)}
        place = order.index(evidence) + 1
    return [{name: table[each][name] for name in rows[0]} for each in order if learned.get(each) != 0]


def changes(before: Sequence[Weight], after: Sequence[Weight]) -> list[str]:
    """A line for every row that changes, is new, or goes."""
    old, new = ({row["evidence"]: row["points"] for row in rows} for rows in (before, after))
    return [
        f"{evidence}: {old.get(evidence, 'no row')} -> {new.get(evidence, 'no row')}"
        for evidence in dict.fromkeys([*new, *old])
        if old.get(evidence) != new.get(evidence)
    ]
