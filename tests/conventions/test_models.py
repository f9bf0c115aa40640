"""What the project promises of its models and no linter can see, read from dbt's manifest and the built demo."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from workspace import PROJECT, Workspace

LAYERS = [
    "crm", "staging", "policy", "normalized", "identity", "matching", "scoring", "assignment", "sla", "marts", "sync",
]  # fmt: skip
# The folders inside a layer, where it has any, in the order in which a lead passes them.
STEPS = {
    "policy": ["files", "rules", "calendars", "checks"],
    "matching": ["sides", "pairs", "verdicts", "companies"],
    "assignment": ["triggers", "capacity", "rules", "serving", "decisions"],
}
OUTPUTS = {
    "quarantined_leads", "normalized_leads", "lead_duplicates", "account_match_candidates", "account_matches",
    "scored_leads", "assignment_log", "assignments", "route_trace", "sla_status", "review_queue", "sync_lead_owners",
    "sync_errors", "lead_companies", "sla_clocks", "sync_alerts", "trace_fits", "trace_misses",
    "trace_skips",
}  # fmt: skip
MODEL_FILES = sorted((PROJECT / "models").rglob("*.sql"))
CLOCKS = re.compile(r"\b(current_(timestamp|date|time)|now\s*\(|getdate|localtimestamp|run_started_at|sysdate)", re.I)


def nodes(workspace: Workspace, kind: str) -> dict[str, Any]:
    """The project's own nodes of one kind by unique id."""
    manifest = workspace.manifest(workspace.variables)
    return {key: node for key, node in manifest.nodes.items() if node.resource_type == kind}


def built_columns(workspace: Workspace) -> dict[str, dict[str, str]]:
    """Columns and types of every built relation."""
    columns: dict[str, dict[str, str]] = defaultdict(dict)
    for table, column, data_type in workspace.rows(
        "select table_name, column_name, data_type from information_schema.columns"
        " where table_schema in ('routing', 'routing_internal', 'routing_crm', 'routing_policy')"
    ):
        columns[table][column] = data_type
    return columns


def place(fqn: list[str]) -> tuple[int, int]:
    """Where a model stands on a lead's way down the folders: its layer, and its step within the layer."""
    layer = fqn[1]
    return LAYERS.index(layer), STEPS[layer].index(fqn[2]) if layer in STEPS else 0


def without_comments(text: str) -> str:
    """SQL or Jinja text without its comments."""
    return re.sub(r"\{#.*?#\}|--[^\n]*", "", text, flags=re.S)


def test_no_model_refers_upwards(demo: Workspace) -> None:
    models = nodes(demo, "model")
    wrong = [
        f"{model.name} (in {model.fqn[1:-1]}) reads {models[parent].name} (in {models[parent].fqn[1:-1]})"
        for model in models.values()
        for parent in model.depends_on.nodes
        if parent in models and place(models[parent].fqn) > place(model.fqn)
    ]
    assert not wrong


def test_only_the_log_is_read_back_as_state(demo: Workspace) -> None:
    assert [source.identifier for source in demo.manifest(demo.variables).sources.values()] == ["assignment_log"]
    reading_this = [path.name for path in MODEL_FILES if "{{ this" in path.read_text()]
    assert not reading_this


def test_every_model_and_column_is_described(demo: Workspace) -> None:
    columns = built_columns(demo)
    missing = []
    for node in [*nodes(demo, "model").values(), *nodes(demo, "seed").values()]:
        if not node.description:
            missing.append(node.name)
        described = {name for name, column in node.columns.items() if column.description}
        missing += [f"{node.name}.{column}" for column in sorted(columns[node.alias].keys() ^ described)]
    assert not missing


def test_every_macro_is_described(demo: Workspace) -> None:
    undescribed = []
    for path in sorted((PROJECT / "macros").rglob("*.sql")):
        text = path.read_text()
        for match in re.finditer(r"\{%-? macro (\w+)\(", text):
            public = "__" not in match.group(1)
            if public and not text[: match.start()].rstrip().endswith("#}") and not text.lstrip().startswith("{#"):
                undescribed.append(f"{path.name}: {match.group(1)}")
    assert not undescribed


def test_every_model_is_tested(demo: Workspace) -> None:
    tested = {
        parent
        for kind in ("test", "unit_test")
        for node in [*nodes(demo, kind).values(), *demo.manifest(demo.variables).unit_tests.values()]
        for parent in node.depends_on.nodes
    }
    untested = sorted(node.name for key, node in nodes(demo, "model").items() if key not in tested)
    assert not [name for name in untested if not name.endswith("_errors")]


def test_every_rule_bearing_layer_has_unit_tests(demo: Workspace) -> None:
    unit_tested = {test.model for test in demo.manifest(demo.variables).unit_tests.values()}
    by_layer = defaultdict(set)
    for model in nodes(demo, "model").values():
        by_layer[model.fqn[1]].add(model.name)
    for layer in LAYERS[1:]:
        assert by_layer[layer] & unit_tested, layer


def test_outputs_have_enforced_contracts_in_the_public_schema(demo: Workspace) -> None:
    models = {node.name: node for node in nodes(demo, "model").values()}
    marts = {name for name in models if name.startswith("mart_")}
    for name in sorted(OUTPUTS | marts):
        assert models[name].config.contract.enforced, name
        assert models[name].schema == "routing", name
    others = {name for name, node in models.items() if node.schema == "routing"} - OUTPUTS - marts
    assert all(name.startswith("quarantined_") for name in others), others


def test_every_analysis_answers_on_the_demo(demo: Workspace) -> None:
    run = demo.dbt("compile", "--select", "path:analyses")
    compiled = {
        outcome.node.name: outcome.node.compiled_code
        for outcome in run.result.result
        if outcome.node.resource_type == "analysis"
    }
    assert len(compiled) == len(list((PROJECT / "analyses").glob("*.sql")))
    for name, sql in compiled.items():
        assert demo.rows(sql), f"{name} has nothing to say"


def test_relation_names_are_unique_and_fit_every_engine(demo: Workspace) -> None:
    names = [node.alias for kind in ("model", "seed") for node in nodes(demo, kind).values()]
    assert len(names) == len(set(names))
    # dbt makes a relation of every unit test, too.
    names += [test.name for test in demo.manifest(demo.variables).unit_tests.values()]
    assert [name for name in names if len(name) > 63] == []


def test_no_float_is_ever_stored(demo: Workspace) -> None:
    floats = [
        f"{table}.{column}"
        for table, columns in built_columns(demo).items()
        for column, data_type in columns.items()
        if data_type in {"DOUBLE", "FLOAT", "REAL"}
    ]
    assert not floats


def test_nothing_but_routing_now_reads_a_clock() -> None:
    sources = [*MODEL_FILES, *(PROJECT / "macros").rglob("*.sql"), *(PROJECT / "tests").rglob("*.sql")]
    reading = [path.name for path in sources if CLOCKS.search(without_comments(path.read_text()))]
    assert sorted(set(reading) - {"routing_now.sql"}) == []


@pytest.mark.parametrize("path", MODEL_FILES, ids=lambda path: path.stem)
def test_model_reads_like_the_others(path: Path) -> None:
    text = path.read_text()
    lines = text.splitlines()
    assert len(lines) <= 100, "two ideas in one model"
    assert all(len(line) <= 120 for line in lines), "a line nobody reads to its end"
    assert not re.search(r"\{%-?\s*(if|for|set|call)\b", text), "control flow belongs in a macro"
    assert "target." not in text and "adapter." not in text, "engine differences belong in macros/engine"
    if path.parent.parent.name != "crm":
        assert text.endswith(f"\n\nselect * from {path.stem}\n"), "the last CTE is named after the model"
        assert re.search(rf"^{path.stem} as \($|^with {path.stem} as \($", text, re.M)
