"""Hold the SLA clocks against the verdicts of a real ticket system: `make tickets TICKETS=incident_event_log.zip`.

The system's own SLA is not known. Half of the tickets show it: of a few calendars, and of the two moments at which a
ticket may count as done, the pair that tells most of their verdicts is taken, with the minutes that each priority
allows. The clocks then judge the other half. They are the models' own SQL, run in DuckDB.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import zipfile
from collections import defaultdict
from pathlib import Path

import duckdb

from benchmark.clocks import CALENDAR, compiled
from workspace import Workspace

# Long after the last ticket; the calendar reaches back to before the first one.
AS_OF, DAYS_BACK = "2017-06-30 00:00:00", 520
CLOCKS = ("decision_periods", "first_responses", "lead_milestones", "started_clocks", "clock_times", "decision_clocks")
WEEKDAYS, EVERY_DAY = range(1, 6), range(1, 8)
CALENDARS = {
    "every day, all day": (EVERY_DAY, "00:00", "00:00"),
    "Monday to Saturday, all day": (range(1, 7), "00:00", "00:00"),
    "weekdays, all day": (WEEKDAYS, "00:00", "00:00"),
    "weekdays 8 to 18": (WEEKDAYS, "08:00", "18:00"),
    "weekdays 9 to 20": (WEEKDAYS, "09:00", "20:00"),
}
# The last row of a ticket's log says how it ended.
TICKETS = """
    create table tickets as
    select
        number, cast(right(number, 1) as integer) % 2 = 0 as is_shown,
        arg_max(priority, place) as priority, min(priority) <> max(priority) as has_other_priority,
        arg_max(made_sla, place) = 'true' as made_sla, max(cast(reopen_count as integer)) > 0 as is_reopened,
        strptime(any_value(opened_at), '%d/%m/%Y %H:%M') as opened_at,
        strptime(arg_max(closed_at, place), '%d/%m/%Y %H:%M') as closed,
        coalesce(try_strptime(arg_max(resolved_at, place), '%d/%m/%Y %H:%M'), closed) as resolved
    from (select *, cast(sys_mod_count as integer) as place from log) as events
    group by number
    having arg_max({state}, place) = 'Closed'
"""
GIVEN = """
    create table holidays (holiday_region text, holiday_on text, opens_at text, closes_at text);
    create table policy_absences (owner_id text, starts_on date, ends_on date);
    create table human_touches (lead_id text, owner_id text, team text, is_conversion boolean, occurred_at timestamp);
    create table stg_leads (
        lead_id text, status text, converted_at timestamp, updated_at timestamp, created_at timestamp
    );
    create table business_hours (
        calendar_id text, weekday text, opens_at text, closes_at text, valid_from text, valid_to text
    );
    create table ways as
    select calendar_id, done, calendar_id || ', ' || done as way
    from (select distinct calendar_id from hours), (values ('closed'), ('resolved')) as ends(done);
    insert into business_hours select *, null, null from hours;
    create table policy_owners as
    select
        way as owner_id, done as team, calendar_id, 'UTC' as time_zone, cast(null as text) as holiday_region,
        calendar_id || '/UTC/' as work_calendar_id
    from ways;
    create table assignment_log as
    select
        number || '/' || way as lead_id, lead_id as assignment_id, 1 as decision_number, 'owner' as destination_type,
        way as owner_id, way || ', ' || priority as sla_policy, opened_at as effective_at, opened_at as routed_at,
        cast(null as timestamp) as sla_due_at, number
    from tickets cross join ways;
    create table stg_lead_history as
    select
        number || '/' || way as lead_id, 'status' as field, 'Closed' as new_value,
        case done when 'closed' then closed else resolved end as changed_at
    from tickets cross join ways;
    create table allowed as select distinct sla_policy, 60 as minutes from assignment_log;
"""
# Before the minutes are learned any will do; how much working time went by doesn't depend on them.
POLICIES = """
    select
        sla_policy, 'business' as clock, '60' as respond_within_minutes, '40' as warn_after_minutes,
        cast(null as text) as follow_up_within_minutes, cast(minutes as text) as qualify_within_minutes,
        'anyone' as response_by, 'run' as on_absence, 'keep' as on_breach, cast(null as text) as breach_queue,
        cast(null as text) as stale_after_days
    from allowed
"""
JUDGED = """
    select
        tickets.*, decision_clocks.owner_id as way, decision_clocks.sla_policy, decision_clocks.elapsed_minutes,
        decision_clocks.status = 'met' as is_met, abs(decision_clocks.remaining_minutes) <= 1440 as is_close
    from tickets
    inner join assignment_log on tickets.number = assignment_log.number
    inner join decision_clocks on assignment_log.assignment_id = decision_clocks.assignment_id
    where decision_clocks.clock_name = 'qualification'
"""


class Clocks:
    """The tickets, and the clocks that run on them."""

    def __init__(self, folder: Path, log: Path) -> None:
        reach = {"calendar_days_back": DAYS_BACK, "calendar_days_ahead": 30, "closed_lead_statuses": ["closed"]}
        self.sql = compiled(Workspace(folder, variables=reach), *CALENDAR, *CLOCKS, as_of=AS_OF)
        self.connection = duckdb.connect()
        self.connection.execute("attach ':memory:' as routing; create schema routing.routing_internal")
        self.connection.execute("use routing.routing_internal")
        self.connection.execute(f"create table log as select * from read_csv('{log}', all_varchar = true)")
        state = (
            "ident_state"
            if "ident_state" in self.column("select column_name from (describe log)")
            else "incident_state"
        )
        self.connection.execute(TICKETS.format(state=state))
        self.connection.execute("create table hours (calendar_id text, weekday text, opens_at text, closes_at text)")
        for name, (days, opens_at, closes_at) in CALENDARS.items():
            for day in days:
                self.connection.execute("insert into hours values (?, ?, ?, ?)", [name, str(day), opens_at, closes_at])
        self.connection.execute(GIVEN)

    def column(self, query: str) -> list:
        """The one column that a query gives."""
        return [value for (value,) in self.connection.execute(query).fetchall()]

    def run(self) -> None:
        """Every model of the calendars and clocks, under the minutes that are allowed now."""
        self.connection.execute(f"create or replace table sla_policies as {POLICIES}")
        for name in (*CALENDAR, *CLOCKS):
            self.connection.execute(f"create or replace table {name} as {self.sql[name]}")
        self.connection.execute(f"create or replace table judged as {JUDGED}")

    def learn(self) -> None:
        """Allow each priority, in each way of measuring, the minutes that tell most verdicts of the tickets shown."""
        shown = defaultdict(list)
        for policy, minutes, made_sla in self.connection.execute(
            "select sla_policy, elapsed_minutes, made_sla from judged where is_shown"
        ).fetchall():
            shown[policy].append((minutes, made_sla))
        for policy, verdicts in shown.items():
            limit = max(1, best_limit(verdicts))
            self.connection.execute("update allowed set minutes = ? where sla_policy = ?", [limit, policy])

    def agreement(self) -> list[tuple]:
        """How many verdicts each way tells, of tickets shown and of the others; the best of the former first."""
        return self.connection.execute("""
            select
                way, avg(cast(is_met = made_sla as integer)) filter (is_shown) as of_shown,
                avg(cast(is_met = made_sla as integer)) filter (not is_shown) as of_others
            from judged group by way order by of_shown desc, way
        """).fetchall()


def best_limit(verdicts: list[tuple[int, bool]]) -> int:
    """The limit that tells most verdicts apart, the smallest of those that are equally good; -1 allows nothing."""
    told = best = sum(not made_sla for _, made_sla in verdicts)
    limit = -1
    by_minutes = defaultdict(int)
    for minutes, made_sla in verdicts:
        by_minutes[minutes] += 1 if made_sla else -1
    for minutes in sorted(by_minutes):
        told += by_minutes[minutes]
        if told > best:
            best, limit = told, minutes
    return limit


def report(clocks: Clocks) -> None:
    """Print what was learned, how many verdicts of the other half it tells, and what the others have in common."""
    ways = clocks.agreement()
    best = ways[0][0]
    ((shown, others, base),) = clocks.connection.execute("""
        select
            count(*) filter (is_shown), count(*) filter (not is_shown),
            avg(cast(made_sla as integer)) filter (not is_shown)
        from tickets
    """).fetchall()
    print(f"{shown:,} tickets to learn from, {others:,} to judge")
    print(f"  {max(base, 1 - base):6.1%}  told by the commoner verdict")
    for way, of_shown, of_others in ways:
        print(f"  {of_others:6.1%}  {way}  ({of_shown:.1%} of those shown)")
    print(f"{best} allows")
    for policy, minutes in clocks.connection.execute(
        "select sla_policy, minutes from allowed where starts_with(sla_policy, ? || ', ') order by 1", [best]
    ).fetchall():
        print(f"  {minutes / 60:7.1f} hours  priority {policy.rsplit(', ', 1)[1]}")
    wrong = "from judged where way = ? and not is_shown and is_met <> made_sla"
    for made_sla, count in clocks.connection.execute(
        f"select made_sla, count(*) {wrong} group by made_sla order by made_sla", [best]
    ).fetchall():
        print(f"  {count:7,} verdicts differ: {'kept' if made_sla else 'broken'} by the system")
    for what, condition in {
        "within 24 hours of the calendar from the due time": "is_close",
        "further, of another priority before": "not is_close and has_other_priority",
        "further, reopened": "not is_close and not has_other_priority and is_reopened",
        "further, none of these": "not is_close and not has_other_priority and not is_reopened",
    }.items():
        ((count,),) = clocks.connection.execute(f"select count(*) {wrong} and {condition}", [best]).fetchall()
        print(f"  {count:7,} of them {what}")


def main(arguments: list[str] | None = None) -> int:
    """Read the log, learn from half of it, judge the other half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("log", type=Path, help="incident_event_log.zip, as the UCI repository has it, or the CSV in it")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        log = given.log
        if zipfile.is_zipfile(log):
            with zipfile.ZipFile(log) as archive:
                (name,) = [name for name in archive.namelist() if re.search(r"(^|/)[^/.]+\.csv$", name)]
                log = Path(archive.extract(name, folder))
        clocks = Clocks(Path(folder), log)
        clocks.run()
        clocks.learn()
        clocks.run()
        report(clocks)
    return 0


if __name__ == "__main__":
    sys.exit(main())
