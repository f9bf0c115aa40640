"""Time the SLA clocks of generated leads: `PYTHONPATH=tests python -m benchmark.clocks`.

It runs the models' own SQL in DuckDB. Every owner has a calendar of their own: split shifts, night shifts and holidays
in forty time zones, over five years. Then most leads are closed, and the run of an hour later is made twice: measuring
what changed, and measuring everything again.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb

from workspace import Workspace

CALENDAR = (
    "calendar_days", "policy_hours", "policy_holidays", "policy_sla", "owner_clocks", "work_calendars", "zone_offsets",
    "business_windows", "business_spans", "business_totals",
)  # fmt: skip
CLOCKS = (
    "decision_due_times", "decision_periods", "first_responses", "started_clocks", "clock_times", "decision_clocks",
    "sla_clocks", "sla_status",
)  # fmt: skip
GIVEN = """
    create table policy_owners as
    select
        'o' || n as owner_id, 'team' || n % 20 as team, 'c' || n as calendar_id, time_zone,
        'r' || n % 5 as holiday_region,
        'c' || n || '/' || time_zone || '/r' || n % 5 as work_calendar_id
    from range({owners}) as owners(n)
    inner join (
        select row_number() over (order by hash(name)) - 1 as place, name as time_zone
        from pg_timezone_names() where name like '%/%' and name not like 'Etc/%' and name not like 'posix%'
    ) as zones on place = n % 40;
    create table business_hours as
    select
        'c' || n as calendar_id, cast(day as varchar) as weekday, opens_at, closes_at,
        cast(null as varchar) as valid_from, cast(null as varchar) as valid_to
    from range({owners}) as owners(n), range(1, 6) as days(day),
        (values (0, '09:00', '12:30'), (0, '13:15', '17:30'), (1, '22:00', '06:00'), (2, '08:00', '17:00'))
            as shifts(kind, opens_at, closes_at)
    where kind = n % 3;
    create table holidays as
    select
        'r' || n as holiday_region, strftime(date '2022-01-01' + cast(37 * k as integer), '%Y-%m-%d') as holiday_on,
        cast(null as varchar) as opens_at, case when k % 3 = 0 then '13:00' end as closes_at
    from range(5) as regions(n), range(60) as holidays(k);
    create table policy_absences as
    select 'o' || n as owner_id, date '2026-10-28' as starts_on, date '2026-11-06' as ends_on
    from range(0, {owners}, 10) as owners(n);
    create table sla_policies as
    select * from (values
        ('fast', 'business', '60', '40', '480', null, 'team', 'pause', null, null::text, null::text),
        ('standard', 'business', '480', '360', null, '4800', 'anyone', 'run', null, null, null),
        ('always_on', 'elapsed', '30', '20', null, null, 'owner', 'run', 'reassign', null, null)
    ) as policies(
        sla_policy, clock, respond_within_minutes, warn_after_minutes, follow_up_within_minutes,
        qualify_within_minutes, response_by, on_absence, on_breach, breach_queue, stale_after_days
    );
    create table decisions as
    select
        'L' || n as lead_id, 'A' || n as assignment_id, 1 as decision_number, 'assigned' as state,
        'pool' as destination_type, 'o' || hash(n) % {owners} as owner_id,
        case n % 10 when 0 then 'always_on' when 1 then 'fast' else 'standard' end as sla_policy,
        timestamp '2026-10-30 15:00:00' - to_seconds(cast(hash(n + 1) % {seconds} as bigint)) as effective_at,
        effective_at as routed_at
    from range({leads}) as leads(n);
    create table human_touches as
    select
        lead_id, owner_id, 'team1' as team, false as is_conversion,
        effective_at + to_seconds(cast(hash(lead_id) % 200000 as bigint)) as occurred_at
    from decisions where hash(lead_id) % 3 = 0;
    create table lead_milestones as
    select 'A' || substr(lead_id, 2) as assignment_id, occurred_at as closed_at, occurred_at as qualified_at
    from human_touches where hash(lead_id) % 2 = 0;
"""
# 95 of 100 leads were closed a day after they were given away, unless they were closed before.
CLOSED = """
    insert into lead_milestones
    select assignment_id, effective_at + interval 1 day, effective_at + interval 1 day
    from decisions
    where hash(lead_id) % 100 < 95 and effective_at < timestamp '2026-10-29 15:00:00'
        and assignment_id not in (select assignment_id from lead_milestones);
"""
NOW, LATER = "2026-10-30 15:00:00", "2026-10-30 16:00:00"


def compiled(workspace: Workspace, *models: str, as_of: str = NOW) -> dict[str, str]:
    """The SQL of the models, with all relations in one schema."""
    run = workspace.dbt("compile", "--select", *models, as_of=as_of)
    schemas = re.compile(r'"routing"\."routing(_policy|_internal)?"\.')
    return {one.node.name: schemas.sub("", one.node.compiled_code) for one in run.result.result}


def compiled_for_a_later_run(workspace: Workspace) -> dict[str, str]:
    """The SQL of the clocks an hour later, when there is a table of them already."""
    with duckdb.connect(str(workspace.database)) as connection:
        connection.execute("create schema if not exists routing_internal")
        connection.execute("create table routing_internal.clock_times (clock_id text)")
    return compiled(workspace, *CLOCKS, as_of=LATER)


class Stopwatch:
    """A database that says how long each statement took."""

    def __init__(self, threads: int) -> None:
        self.connection = duckdb.connect(config={"threads": threads})
        self.connection.execute("attach ':memory:' as routing; create schema routing.routing_internal")
        self.connection.execute("use routing.routing_internal")

    def make(self, name: str, sql: str, kind: str = "table") -> float:
        """Make a relation; the processor seconds it took."""
        started = time.perf_counter(), time.process_time()
        self.connection.execute(f"create or replace {kind} {name} as {sql}")
        ((rows,),) = self.connection.execute(f"select count(*) from {name}").fetchall()
        return say(started, f"{rows:>10,}  {name}")

    def renew(self, name: str, sql: str, key: str, source: str) -> float:
        """Replace the rows that a query gives, as an incremental model does; the processor seconds it took."""
        started = time.perf_counter(), time.process_time()
        self.connection.execute(f"create or replace temp table changed as {sql}")
        self.connection.execute(f"delete from {name} where {key} in (select {key} from changed)")
        self.connection.execute(f"insert into {name} by name select * from changed")
        self.connection.execute(f"delete from {name} where {key} not in (select {key} from {source})")
        ((rows,),) = self.connection.execute("select count(*) from changed").fetchall()
        return say(started, f"{rows:>10,}  {name}, those that changed")


def say(started: tuple[float, float], what: str) -> float:
    """Print how long something took, by the clock and of the processor, and give the latter."""
    spent = time.process_time() - started[1]
    print(f"{time.perf_counter() - started[0]:7.2f}  {spent:7.2f}  {what}")
    return spent


def make_clocks(stopwatch: Stopwatch, sql: dict[str, str], models: Sequence[str] = CLOCKS) -> float:
    """The models of the clocks, one by one, all rows of each."""
    spent = 0.0
    for name in models:
        spent += stopwatch.make(name, sql[name], "view" if name == "decision_clocks" else "table")
        if name == "decision_due_times":
            stopwatch.connection.execute(f"create or replace view assignment_log as {DECIDED}")
            stopwatch.connection.execute("create or replace view assignments as select * from assignment_log")
    return spent


def run_again(stopwatch: Stopwatch, sql: dict[str, str], later: dict[str, str]) -> None:
    """The run of an hour later: first by what changed, then all of it."""
    stopwatch.connection.execute(CLOSED)
    make_clocks(stopwatch, sql)
    before, after = ("first_responses", "started_clocks"), ("decision_clocks", "sla_clocks", "sla_status")
    print("an hour later, 95 of 100 leads closed: what changed")
    changed = make_clocks(stopwatch, later, before)
    changed += stopwatch.renew("clock_times", later["clock_times"], "clock_id", "started_clocks")
    changed += make_clocks(stopwatch, later, after)
    print("the same, all of it")
    every = make_clocks(stopwatch, {**later, "clock_times": sql["clock_times"]}, (*before, "clock_times", *after))
    print(f"processor seconds: {changed:.2f} of {every:.2f}, {changed / every:.2f} times")


DECIDED = "select * from decisions inner join decision_due_times using (assignment_id)"


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the tables, then the models one by one, and say how long each took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leads", type=int, default=1_000_000)
    parser.add_argument("--owners", type=int, default=200)
    parser.add_argument("--years", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args(arguments)
    days = 365 * given.years + 1
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder), variables={"calendar_days_back": days})
        sql = compiled(workspace, *CALENDAR, *CLOCKS)
        stopwatch = Stopwatch(given.threads)
        numbers = {"leads": given.leads, "owners": given.owners, "seconds": 86400 * (days - 2)}
        stopwatch.connection.execute(GIVEN.format(**numbers))
        print("seconds    CPU s        rows")
        every = time.perf_counter(), time.process_time()
        for name in CALENDAR:
            stopwatch.make(name, sql[name])
        make_clocks(stopwatch, sql)
        say(every, f"{given.leads:,} leads, {given.owners} calendars, {given.years} years")
        run_again(stopwatch, sql, compiled_for_a_later_run(workspace))
    return 0


if __name__ == "__main__":
    sys.exit(main())
