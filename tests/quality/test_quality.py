"""Leads are matched to accounts and to each other as well as before, or better."""

from __future__ import annotations

from pathlib import Path

import pytest

from quality.expected import read_expected, shortfalls
from quality.runs import measure
from quality.sets import COMMITTED, read_sets

pytestmark = pytest.mark.slow


def test_no_figure_of_the_committed_sets_falls(tmp_path: Path) -> None:
    if fallen := shortfalls(measure(read_sets(COMMITTED), tmp_path, print), read_expected()):
        remedy = "where this is the price of something better: make quality, then python -m quality --write"
        pytest.fail("\n".join([*fallen, remedy]), pytrace=False)
