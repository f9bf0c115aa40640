"""The comparison with a ticket system finds an SLA that is known."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tickets.__main__ import main

COLUMNS = (
    "number", "ident_state", "sys_mod_count", "made_sla", "reopen_count", "priority", "opened_at", "resolved_at",
    "closed_at",
)  # fmt: skip
HALF_AN_HOUR = timedelta(minutes=30)
MONDAY = datetime(2016, 3, 7, 9, 30)


@pytest.mark.slow
def test_an_sla_of_two_weekdays_is_learned_and_told(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    log = tmp_path / "log.csv"
    with log.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number in range(400):
            opened_at = MONDAY + timedelta(hours=7 * number)
            closed_at = opened_at + timedelta(hours=number % 97)
            times = [at.strftime("%d/%m/%Y %H:%M") for at in (opened_at, opened_at, closed_at)]
            writer.writerow([f"{number:07}", "New", 0, "true", 0, "3 - Moderate", *times])
            in_time = weekday_hours(opened_at, closed_at) <= 48
            writer.writerow([f"{number:07}", "Closed", 1, str(in_time).lower(), 0, "3 - Moderate", *times])
    assert main([str(log)]) == 0
    said = capsys.readouterr().out
    assert "200 tickets to learn from, 200 to judge" in said
    assert " 100.0%  weekdays, all day, closed  (100.0% of those shown)" in said
    assert "48.0 hours  priority 3 - Moderate" in said


def weekday_hours(opened_at: datetime, closed_at: datetime) -> float:
    """Hours between two moments that lie on no weekend."""
    halves = (closed_at - opened_at) // HALF_AN_HOUR
    return sum((opened_at + half * HALF_AN_HOUR).isoweekday() < 6 for half in range(halves)) / 2
