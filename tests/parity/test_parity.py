"""The project passes its tests on every engine, in three rounds, and gives the same values everywhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engines import ENGINES
from parity.__main__ import Summary, differences, failures, run_engines

pytestmark = pytest.mark.slow
MISSING = {name: engine.missing() for name, engine in ENGINES.items()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the rounds leave their tables."""
    return tmp_path_factory.mktemp("parity")


@pytest.fixture(scope="module")
def summaries(folder: Path) -> dict[str, Summary]:
    """What became of the rounds on every engine that this machine has: data tests in each, unit tests in the first."""
    return run_engines([name for name, lack in MISSING.items() if not lack], folder, tests=True)


@pytest.mark.parametrize("name", ENGINES)
def test_every_round_passes_on(name: str, summaries: dict[str, Summary]) -> None:
    if MISSING[name]:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING[name])
    if failed := failures({name: summaries[name]}):
        pytest.fail("\n".join(failed), pytrace=False)
    assert [outcome["number"] for outcome in summaries[name]["rounds"]] == [0, 1, 2, 3]


def test_engines_agree_to_the_last_value_and_nothing_new_decides_nothing(
    summaries: dict[str, Summary], folder: Path
) -> None:
    if found := differences(summaries, folder):
        pytest.fail("\n".join(found), pytrace=False)
