"""What the project promises of its files: strict YAML, a demo anybody can remake, no address."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from workspace import PROJECT, project_copy

TEXT_FILES = [
    PROJECT / name
    for name in subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()  # fmt: skip
    if Path(name).suffix in {".sql", ".yml", ".py", ".md", ".sh", ".txt", ".in", ".ini", ""}
    and (PROJECT / name).exists()
]


# dbt checks YAML against its schemas only for a few adapters; this runs it with DuckDB among them.
STRICT_DBT = """
from dbt.jsonschemas import jsonschemas
jsonschemas._JSONSCHEMA_SUPPORTED_ADAPTERS.add("duckdb")
from dbt.cli.main import cli
cli()
"""


def strict_parse(folder: Path, project: Path, crm: str) -> str:
    """What `dbt parse` prints with every check of the YAML switched on."""
    done = subprocess.run(
        [sys.executable, "-c", STRICT_DBT, "parse", "--no-partial-parse", "--show-all-deprecations",
         "--no-use-colors", "--target-path", folder, "--log-path", folder, "--project-dir", project,
         "--profiles-dir", project, "--vars", f"{{crm: {crm}}}"],
        cwd=project, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("crm", ["demo", "files"])
def test_yaml_is_strict_enough_for_dbt_2(tmp_path: Path, crm: str) -> None:
    printed = strict_parse(tmp_path, PROJECT, crm)
    assert "eprecat" not in printed and "WARNING" not in printed, printed


@pytest.mark.slow
def test_strict_parse_does_find_what_dbt_2_refuses(tmp_path: Path) -> None:
    project = project_copy(tmp_path / "project")
    (project / "models/_typo.yml").write_text("models:\n  - name: assignments\n    descriptoin: a typo\n")
    (project / "models/assignment/decisions/_decisions.yml").unlink()
    assert "eprecat" in strict_parse(tmp_path, project, "demo")


def test_demo_is_remade_byte_for_byte(tmp_path: Path) -> None:
    subprocess.run([sys.executable, PROJECT / "scripts/build_demo.py", "--out", tmp_path], check=True, cwd=PROJECT)
    remade = {path.name: path.read_bytes() for path in tmp_path.glob("*.csv")}
    shipped = {path.name: path.read_bytes() for path in (PROJECT / "seeds/demo").glob("*.csv")}
    assert remade.keys() == shipped.keys() and len(remade) == 7
    assert [name for name in shipped if remade[name] != shipped[name]] == []


def test_requirements_are_pinned_with_hashes_and_without_addresses() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-benchmark.txt"):
        text = (PROJECT / name).read_text()
        pins = re.findall(r"^[a-z][^\s;]*", text, re.M)
        assert pins and all("==" in pin for pin in pins), name
        assert text.count("--hash=sha256:") >= len(pins), name
        assert "://" not in text, name


def test_no_path_or_address_of_one_machine() -> None:
    machine = re.compile(r"/(root|work|home)/\w|\.\./" + "shared|pypi" + r"\.org|registry\.npmjs")
    found = [str(path.relative_to(PROJECT)) for path in TEXT_FILES if machine.search(path.read_text())]
    assert not found
