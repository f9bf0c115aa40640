"""The comparison sees what the eye would not, and names the model where two engines part."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from engines import ENGINES, Relation, copy_as_text
from parity.comparison import Comparison, Difference, report
from parity.rounds import write_round

ORDER, OUTPUTS = ["staged", "normalized", "decided"], ["decided"]
SAME = {
    "staged": "values ('L-1', 'Acme'), ('L-2', null)",
    "normalized": "values ('L-1', 'acme', 10), ('L-2', null, 20)",
    "decided": "values ('L-1', 'sdr-01'), ('L-2', 'sdr-02')",
}


def compared(folder: Path, left: dict[str, str], right: dict[str, str]) -> Comparison:
    """Two folders of tables, each table by the query that makes it."""
    for side, tables in (("duckdb", left), ("spark", right)):
        with duckdb.connect() as connection:
            for table, query in tables.items():
                copy_as_text(connection, f"from ({query})", folder / side / "round_1" / table)
    return Comparison(folder / "duckdb/round_1", folder / "spark/round_1")


def difference(folder: Path, left: str, right: str) -> Difference | None:
    """How two queries differ."""
    return compared(folder, {"t": left}, {"t": right}).difference("t")


def test_same_rows_in_another_order_are_the_same(tmp_path: Path) -> None:
    assert difference(tmp_path, "values (1, 'a'), (2, null)", "values (2, null), (1, 'a')") is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("values (1, null)", "values (1, '')"),
        ("values (1, 'null')", "values (1, null)"),
        ("values (1, 'a')", "values (1, 'a ')"),
        ("values (1, 'a')", "values (1, 'A')"),
        ("values (1, chr(233))", "values (1, 'e' || chr(769))"),
        ("values (1, ' ')", "values (1, chr(160))"),
        ("values (1, 1.0)", "values (1, 1.00)"),
        ("values (1, true)", "values (1, 't')"),
        ("values (1, timestamp '2026-10-30 15:00:00')", "values (1, timestamp '2026-10-30 15:00:00.001')"),
        ("values (1, 'a'), (1, 'a')", "values (1, 'a')"),
        ("values (1, 'a'), (1, 'a'), (2, 'b')", "values (1, 'a'), (2, 'b'), (2, 'b')"),
        ("values (1, 'a')", "select 1, 'a' where false"),
        ("select 1 as a, 2 as b", "select 1 as a, 2 as c"),
        ("select 1 as a, 2 as b", "select 1 as a"),
    ],
)
def test_smallest_difference_is_seen_from_either_side(tmp_path: Path, left: str, right: str) -> None:
    assert difference(tmp_path / "there", left, right)
    assert difference(tmp_path / "back", right, left)


def test_planted_difference_is_told_with_its_model_row_and_values(tmp_path: Path) -> None:
    planted = {
        "normalized": "values ('L-1', 'acme ', 10), ('L-2', null, 20)",
        "decided": "values ('L-1', 'sdr-09'), ('L-2', 'sdr-02')",
    }
    lines = report(compared(tmp_path, SAME, SAME | planted), ORDER, OUTPUTS)
    assert lines[:3] == [
        "duckdb and spark part in normalized: 1 rows only on duckdb, 1 rows only on spark",
        "    where col0 = 'L-1'",
        "        col1:  duckdb 'acme'    spark 'acme '",
    ]
    assert "  * decided: 1 rows only on duckdb, 1 rows only on spark" in lines
    assert not [line for line in lines if "staged" in line]


def test_rows_without_a_partner_are_told_as_they_are(tmp_path: Path) -> None:
    lines = report(compared(tmp_path, SAME, SAME | {"decided": "values ('L-1', 'sdr-01')"}), ORDER, OUTPUTS)
    assert lines[1:] == ["    only on duckdb: col0 = 'L-2', col1 = 'sdr-02'"]


def test_table_that_one_engine_did_not_build_is_told(tmp_path: Path) -> None:
    right = {table: query for table, query in SAME.items() if table != "decided"}
    assert report(compared(tmp_path, SAME, right), ORDER, OUTPUTS) == [
        "duckdb and spark: 1 tables are there only once, decided first"
    ]


def test_agreement_is_told_in_no_line(tmp_path: Path) -> None:
    assert report(compared(tmp_path, SAME, SAME), ORDER, OUTPUTS) == []


@pytest.mark.slow
def test_postgres_keeps_every_awkward_value_on_its_way_in_and_out(tmp_path: Path) -> None:
    files = write_round(2, tmp_path / "crm")
    tables = [Relation("crm", table) for table in files]
    for engine in (ENGINES["duckdb"], ENGINES["postgres"]):
        with engine.running(tmp_path):
            for table in tables:
                engine.load(table, files[table.name])
            engine.export(tables, tmp_path / engine.name)
    comparison = Comparison(tmp_path / "duckdb", tmp_path / "postgres", ("duckdb", "postgres"))
    assert comparison.differences(list(files)) == []
