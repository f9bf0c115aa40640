"""Fixtures that every test folder shares."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from workspace import Workspace, files_workspace

# The tests say which engine they mean.
os.environ.pop("DBT_TARGET", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the engines, which take longest: a long file at the end would keep one core waiting."""
    items.sort(key=lambda item: item.path.name != "test_parity.py")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The demo CRM, built once with every data and unit test; read it, don't run it again."""
    workspace = Workspace(tmp_path_factory.mktemp("demo"))
    run = workspace.dbt("build")
    assert not run.failed(), run.text
    return workspace


@pytest.fixture
def files(tmp_path: Path) -> Workspace:
    """An empty CRM folder and database."""
    return files_workspace(tmp_path)
