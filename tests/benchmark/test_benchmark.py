"""The benchmark counts and prints what it should, and its own side runs from end to end."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmark.__main__ import main, ratios, read_sizes, table
from benchmark.child import Usage, run
from benchmark.clocks import main as time_clocks
from benchmark.generate import generate
from benchmark.routing import main as time_routing
from benchmark.sides import LAYERS, Result, best_f1, clusters, project_side, steps_of

OWN = Result("lead_routing", 10_000, Usage(30.0, 20.0, 500), {"matching": 20.0}, 95.04, 95.5, 97.0)
OTHER = Result("Splink 5.0.0", 10_000, Usage(45.0, 40.0, 250), {"linking": 30.0}, 86.0, 94.0, 96.0, 96.5)


def test_table_is_aligned_and_has_a_dash_where_there_is_nothing_to_say() -> None:
    header, own, other = table([OWN, OTHER]).splitlines()
    assert len(header) == len(own) == len(other)
    assert own.split() == ["10,000", "lead_routing", "30.0", "20.0", "20.0", "500", "95.0", "95.5", "97.0", "-"]
    assert other.startswith("10,000  Splink 5.0.0  ")


def test_ratios_are_to_the_run_of_the_project_before() -> None:
    more = Result("lead_routing, more leads", 11_000, Usage(15.0, 10.0, 500), {})
    first, second = ratios([OWN, OTHER, more])
    assert first == (
        "10,000 leads, Splink 5.0.0: 1.50 times the seconds, 1.50 times the work, 2.00 times the CPU,"
        " 0.50 times the memory of lead_routing"
    )
    assert second.startswith("10,000 leads, lead_routing, more leads: 0.50 times the seconds, ")


def test_best_threshold_keeps_leads_of_one_score_together() -> None:
    # From the top: 1 of 1 right at 9, then 2 of 3 at 5 (both come together), then 2 of 4; 3 leads have an account.
    scored = [("a", "A", 9), ("b", "B", 5), ("c", "X", 5), ("d", "D", 1)]
    assert best_f1(scored, {"a": "A", "b": "B", "c": "C"}) == 66.67
    assert best_f1([], {"a": "A"}) == 0.0


def test_clusters_are_what_pairs_connect() -> None:
    found = clusters([("a", "b", 0.9), ("c", "d", 0.9), ("b", "c", 0.5), ("d", "e", 0.9)], 0.8)
    assert found["a"] == found["b"] != found["c"] == found["d"] == found["e"]


def test_steps_are_summed_by_layer_and_seeds_are_none() -> None:
    outcomes = [
        {"unique_id": "model.lead_routing.stg_leads", "execution_time": 1.25},
        {"unique_id": "model.lead_routing.stg_accounts", "execution_time": 0.5},
        {"unique_id": "seed.lead_routing.mail_domains", "execution_time": 7},
    ]
    assert steps_of(outcomes) == {**dict.fromkeys(LAYERS, 0.0), "staging": 1.75}


def test_child_is_heard_and_measured() -> None:
    heard: list[str] = []
    usage = run([sys.executable, "-c", "print('one'); print('two')"], {}, heard.append)
    assert heard == ["one", "two"] and usage.memory_mb > 1


def test_child_that_fails_says_why() -> None:
    with pytest.raises(RuntimeError, match="failed with 1\n.*no luck"):
        run([sys.executable, "-c", "raise SystemExit('no luck')"], {}, print)


def test_sizes_are_numbers_separated_by_commas() -> None:
    assert read_sizes("100, 2000") == [100, 2000]


@pytest.mark.parametrize("sizes", ["many", "50", "100,", ""])
def test_wrong_size_is_named_in_one_line(sizes: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--alone", "--leads", sizes]) == 1
    printed = capsys.readouterr()
    assert "is not a number of leads" in printed.out and printed.out.count("\n") == 1 and not printed.err


def test_missing_splink_is_named_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--splink", str(tmp_path / "python")]) == 1
    assert "make benchmark installs Splink" in capsys.readouterr().out


@pytest.mark.slow
def test_project_runs_on_generated_leads_and_on_more_of_them(tmp_path: Path) -> None:
    every = generate(550, accounts=500)
    crm = every.first(500)
    crm.write(tmp_path / "crm")
    result = project_side(tmp_path, crm, print)
    assert result.accounts_f1 and result.accounts_f1 > 85 and result.duplicates_f1 and result.duplicates_f1 > 85
    assert result.accounts_best_f1 and result.accounts_best_f1 >= result.accounts_f1
    assert all(result.steps.values()) and result.work_seconds < result.usage.seconds
    every.write(tmp_path / "crm")
    more = project_side(tmp_path, every, print, more=True)
    assert (more.leads, more.accounts_f1) == (550, None)


@pytest.mark.slow
def test_clocks_are_timed_to_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert time_clocks(["--leads", "100", "--owners", "3", "--years", "1"]) == 0
    said = capsys.readouterr().out
    assert "       100  sla_status" in said
    assert "100 leads, 3 calendars, 1 years" in said
    assert "processor seconds" in said.splitlines()[-1]


@pytest.mark.slow
def test_routing_decides_as_the_plain_loop_does(capsys: pytest.CaptureFixture[str]) -> None:
    sizes = ["--leads", "5000", "--rules", "52", "--pools", "10", "--owners", "60", "--more", "100", "--pairs", "200"]
    assert time_routing(sizes) == 0
    said = capsys.readouterr().out
    assert "        0    decisions differ" in said
    assert "100 more leads" in said
