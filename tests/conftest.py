"""Fixtures that every test folder shares."""

from __future__ import annotations

from pathlib import Path

import pytest

from workspace import Workspace, files_workspace


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
