"""The SQL that measures working time, against a plain telling of it that walks through the minutes one by one.

The oracle looks at the clock on the wall. A shift is open from the first minute in which that clock shows its opening
hour or a later one to the first in which it shows its closing hour or a later one; so only the latest time that it has
shown so far counts, and an hour that comes twice is worked twice by whoever is still there at its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workspace import Workspace

pytestmark = pytest.mark.slow

# In these years Samoa left a day out, Newfoundland changed its clocks at a minute past midnight, Russia stayed on
# summer time, and February had 29 days.
NOW = datetime(2012, 3, 10, 12)
DAYS_BACK, DAYS_AHEAD = 420, 420
FIRST, LAST = date(2011, 2, 1), date(2013, 2, 1)
ZONES = (
    "UTC", "Europe/Berlin", "America/New_York", "America/St_Johns", "Asia/Kolkata", "Australia/Lord_Howe",
    "Pacific/Apia", "Africa/Casablanca", "Asia/Kathmandu", "Pacific/Chatham", "America/Caracas", "Europe/Moscow",
    "Antarctica/Casey", "Asia/Gaza",
)  # fmt: skip
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Hours:
    """A row of business_hours.csv."""

    weekday: int
    opens: time
    closes: time
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class Calendar:
    """Everything that says when somebody works; holidays have hours or none, absences a first and a last day."""

    zone: str
    hours: tuple[Hours, ...]
    holidays: dict[date, tuple[time | None, time | None]] = field(default_factory=dict)
    absences: tuple[tuple[date, date], ...] = ()

    def shifts(self, day: date) -> list[tuple[datetime, datetime]]:
        """The shifts that open on a day, by the wall clock."""
        if any(first <= day <= last for first, last in self.absences):
            return []
        earliest, latest = datetime.combine(day, time()), datetime.combine(day + 2 * DAY, time())
        if day in self.holidays:
            opens, closes = self.holidays[day]
            if opens is None and closes is None:
                return []
            earliest = datetime.combine(day, opens) if opens else earliest
            latest = datetime.combine(day, closes) if closes else latest
        found = []
        for row in self.hours:
            if row.weekday == day.isoweekday() and (row.valid_from or day) <= day <= (row.valid_to or day):
                closing_day = day if row.closes > row.opens else day + DAY
                opens_at, closes_at = datetime.combine(day, row.opens), datetime.combine(closing_day, row.closes)
                found.append((max(opens_at, earliest), min(closes_at, latest)))
        return found

    def minutes(self, start: datetime) -> Iterator[tuple[datetime, bool]]:
        """Every minute of UTC from a moment on, to the end of the calendar, and whether it is worked."""
        at = start.replace(second=0)
        shifts: dict[date, list[tuple[datetime, datetime]]] = {}
        while at.date() <= (NOW + timedelta(days=DAYS_AHEAD)).date():
            shown = wall_clock(self.zone, at.date())[at.hour * 60 + at.minute]
            if shown.date() not in shifts:
                shifts[shown.date()] = self.shifts(shown.date()) + self.shifts(shown.date() - DAY)
            yield at, any(opens <= shown < closes for opens, closes in shifts[shown.date()])
            at += MINUTE

    def worked(self, start: datetime, end: datetime) -> int:
        """Working seconds between two moments."""
        seconds = 0
        for at, is_open in self.minutes(start):
            if at >= end:
                break
            if is_open:
                seconds += int((min(at + MINUTE, end) - max(at, start)).total_seconds())
        return seconds

    def due(self, start: datetime, minutes: int) -> datetime | None:
        """The moment at which so many working minutes are over; none within the calendar."""
        left = 60 * minutes
        for at, is_open in self.minutes(start):
            if is_open:
                begins = max(at, start)
                seconds = int((at + MINUTE - begins).total_seconds())
                if left <= seconds:
                    return begins + timedelta(seconds=left)
                left -= seconds
        return None


@lru_cache(maxsize=4000)
def wall_clock(zone: str, day: date) -> tuple[datetime, ...]:
    """The latest time that the clock on the wall has shown in each minute of a UTC day."""
    begins = datetime(day.year, day.month, day.day, tzinfo=UTC) - DAY
    latest = datetime.min
    shown = []
    for number in range(2 * 1440):
        now = (begins + number * MINUTE).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        latest = max(latest, now)
        shown.append(latest)
    return tuple(shown[1440:])


MODELS = ("policy_hours", "policy_holidays", "business_windows", "business_spans", "business_totals")
WORKED = """
    select {{ working_seconds('ended', 'clocks.ended_at') }} - {{ working_seconds('started', 'clocks.started_at') }}
    from routing.routing_internal.clocks
    left join routing.routing_internal.business_spans as started
        on {{ span_at('started', 'clocks.work_calendar_id', 'clocks.started_at') }}
    left join routing.routing_internal.business_spans as ended
        on {{ span_at('ended', 'clocks.work_calendar_id', 'clocks.ended_at') }}
"""


@dataclass
class Engine:
    """A database with the seeds and tables that the calendar is made from, and the SQL of the models that make it."""

    connection: duckdb.DuckDBPyConnection
    sql: dict[str, str]

    def load(self, calendar: Calendar) -> None:
        """Make the models from one calendar."""
        for table in ("business_hours", "holidays", "policy_absences", "work_calendars"):
            self.connection.execute(f"delete from {table}")
        self.insert("work_calendars", [("w", "office", calendar.zone, "here", "somebody")])
        self.insert(
            "business_hours",
            [
                ("office", str(row.weekday), f"{row.opens:%H:%M}", f"{row.closes:%H:%M}", row.valid_from, row.valid_to)
                for row in calendar.hours
            ],
        )
        times = [(day, *(f"{at:%H:%M}" if at else None for at in hours)) for day, hours in calendar.holidays.items()]
        self.insert("holidays", [("here", *row) for row in times])
        self.insert("policy_absences", [("somebody", first, last) for first, last in calendar.absences])
        for model in MODELS:
            self.connection.execute(f"create or replace table {model} as {self.sql[model]}")

    def insert(self, table: str, rows: list[tuple]) -> None:
        """Insert rows, none being fine."""
        if rows:
            self.connection.executemany(f"insert into {table} values ({', '.join('?' * len(rows[0]))})", rows)

    def worked(self, start: datetime, end: datetime) -> int:
        """Working seconds between two moments."""
        self.connection.execute("delete from clocks")
        self.insert("clocks", [("w", start, end)])
        ((seconds,),) = self.connection.execute(self.sql["worked"]).fetchall()
        return seconds

    def due(self, start: datetime, minutes: int) -> datetime | None:
        """The moment at which so many working minutes are over."""
        self.connection.execute("delete from decisions; delete from policy_sla")
        self.insert("decisions", [("a", "o", "p", start)])
        self.insert("policy_sla", [("p", minutes)])
        ((_, due_at),) = self.connection.execute(self.sql["decision_due_times"]).fetchall()
        return due_at


TABLES = (
    "work_calendars (work_calendar_id text, calendar_id text, time_zone text, holiday_region text,"
    " absent_owner_id text)",
    "business_hours (calendar_id text, weekday text, opens_at text, closes_at text, valid_from text, valid_to text)",
    "holidays (holiday_region text, holiday_on text, opens_at text, closes_at text)",
    "policy_absences (owner_id text, starts_on date, ends_on date)",
    "clocks (work_calendar_id text, started_at timestamp, ended_at timestamp)",
    "decisions (assignment_id text, owner_id text, sla_policy text, effective_at timestamp)",
    "policy_sla (sla_policy text, respond_within_minutes bigint)",
    "owner_clocks (owner_id text, sla_policy text, work_calendar_id text)",
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The models' own SQL in a database of its own; days and time zones are made once."""
    reach = {"calendar_days_back": DAYS_BACK, "calendar_days_ahead": DAYS_AHEAD, "as_of": f"{NOW:%Y-%m-%d %H:%M:%S}"}
    workspace = Workspace(tmp_path_factory.mktemp("clocks"), variables=reach)
    made = ("calendar_days", "zone_offsets", *MODELS, "decision_due_times")
    run = workspace.dbt("compile", "--select", *made)
    sql = {outcome.node.name: outcome.node.compiled_code for outcome in run.result.result}
    sql = {name: text.replace('"routing_policy"', '"routing_internal"') for name, text in sql.items()}
    inline = workspace.dbt("compile", "--inline", WORKED)
    sql["worked"] = inline.result.result[0].node.compiled_code
    connection = duckdb.connect()
    connection.execute("attach ':memory:' as routing; create schema routing.routing_internal")
    connection.execute("use routing.routing_internal")
    for table in TABLES:
        connection.execute(f"create table {table}")
    engine = Engine(connection, sql)
    engine.insert("owner_clocks", [("o", "p", "w")])
    engine.insert("work_calendars", [(zone, "office", zone, None, None) for zone in ZONES])
    for model in ("calendar_days", "zone_offsets"):
        connection.execute(f"create table {model} as {sql[model]}")
    yield engine
    connection.close()


CHANGES = [
    datetime(2011, 3, 13, 3, 31), datetime(2011, 3, 27, 1), datetime(2011, 4, 2, 15), datetime(2011, 10, 1, 15, 30),
    datetime(2011, 10, 30, 1), datetime(2011, 11, 6, 2, 31), datetime(2011, 12, 30, 10), datetime(2011, 12, 31, 23, 59),
    datetime(2012, 2, 29, 12), datetime(2012, 3, 25, 1), datetime(2012, 3, 31, 14), datetime(2012, 4, 29, 2),
    datetime(2012, 7, 20, 2), datetime(2012, 9, 29, 15), datetime(2012, 10, 28, 1), datetime(2012, 11, 4, 6),
]  # fmt: skip
days = st.dates(FIRST, LAST)
moments = st.one_of(
    st.datetimes(datetime.combine(FIRST, time()), datetime.combine(LAST, time())),
    st.builds(
        lambda change, seconds: change + timedelta(seconds=seconds),
        st.sampled_from(CHANGES), st.integers(-2 * 86400, 2 * 86400),
    ),
).map(lambda at: at.replace(microsecond=0))  # fmt: skip
clock_times = st.one_of(
    st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45])), st.builds(time, st.integers(0, 4))
)
hours = st.builds(
    Hours, st.integers(1, 7), clock_times, clock_times, st.none() | days, st.none() | days,
)  # fmt: skip
every_night = tuple(Hours(weekday, time(22), time(6)) for weekday in range(1, 8))
always = tuple(Hours(weekday, time(), time()) for weekday in range(1, 8))
office = tuple(Hours(weekday, time(9), time(17, 30)) for weekday in range(1, 6))
calendars = st.builds(
    Calendar,
    st.sampled_from(ZONES),
    st.one_of(
        st.sampled_from([office, every_night, always]),
        st.lists(hours, min_size=1, max_size=12).map(tuple),
        st.lists(hours, max_size=3).map(lambda rows: (*office, *rows)),
    ),
    st.dictionaries(
        st.one_of(days, st.sampled_from([change.date() for change in CHANGES])),
        st.sampled_from([(None, None), (None, time(14)), (time(10), None), (time(10), time(14))]), max_size=5,
    ),
    st.lists(st.builds(lambda day, length: (day, day + length * DAY), days, st.integers(0, 20)), max_size=3).map(tuple),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(calendar=calendars, start=moments, length=st.integers(0, 12 * 86400))
@example(Calendar("Pacific/Apia", every_night), datetime(2011, 12, 29, 9, 59, 59), 3 * 86400)
@example(Calendar("Australia/Lord_Howe", every_night), datetime(2011, 4, 2, 10), 86400)
@example(Calendar("America/St_Johns", every_night), datetime(2011, 11, 6, 1), 86400)
@example(Calendar("Europe/Berlin", (Hours(7, time(1), time(2, 30)),)), datetime(2011, 3, 26), 2 * 86400)
@example(Calendar("Europe/Berlin", (Hours(7, time(2), time(2, 30)),)), datetime(2011, 10, 29), 2 * 86400)
def test_working_seconds_are_those_of_the_oracle(
    engine: Engine, calendar: Calendar, start: datetime, length: int
) -> None:
    engine.load(calendar)
    end = start + timedelta(seconds=length)
    assert engine.worked(start, end) == calendar.worked(start, end)


@settings(max_examples=60, deadline=None)
@given(calendar=calendars, start=moments, minutes=st.integers(1, 4000))
@example(Calendar("Europe/Berlin", office), datetime(2011, 3, 25, 16, 30), 510)
@example(Calendar("Pacific/Apia", office), datetime(2011, 12, 29, 12), 1020)
@example(Calendar("Asia/Kolkata", (Hours(3, time(), time()),), {date(2012, 2, 29): (None, time(14))}), NOW, 1)
def test_due_times_are_those_of_the_oracle(engine: Engine, calendar: Calendar, start: datetime, minutes: int) -> None:
    engine.load(calendar)
    assert engine.due(start, minutes) == calendar.due(start, minutes)


@settings(max_examples=20, deadline=None)
@given(zone=st.sampled_from(ZONES), start=moments, minutes=st.integers(1, 500_000))
@example("Pacific/Apia", datetime(2011, 12, 29), 3000)
def test_a_calendar_that_never_closes_counts_every_second(
    engine: Engine, zone: str, start: datetime, minutes: int
) -> None:
    """Policies on elapsed time run by such a calendar, in the time zone of the owner."""
    engine.load(Calendar(zone, always))
    due_at = start + timedelta(minutes=minutes)
    if due_at < NOW + timedelta(days=DAYS_AHEAD):
        assert engine.due(start, minutes) == due_at
        assert engine.worked(start, due_at) == 60 * minutes


@settings(max_examples=20, deadline=None)
@given(zone=st.sampled_from(ZONES), changed_on=days, rows=st.lists(hours, max_size=5), start=moments, data=st.data())
def test_new_hours_leave_what_was_before_as_it_is(
    engine: Engine, zone: str, changed_on: date, rows: list[Hours], start: datetime, data: st.DataObject
) -> None:
    """Whoever ends the old hours and begins new ones moves nothing that is due before the change."""
    minutes = data.draw(st.integers(1, 2000))
    engine.load(Calendar(zone, office))
    before = engine.due(start, minutes)
    ended = [Hours(row.weekday, row.opens, row.closes, None, changed_on - DAY) for row in office]
    begun = [Hours(row.weekday, row.opens, row.closes, changed_on) for row in rows]
    engine.load(Calendar(zone, (*ended, *begun)))
    last_day = datetime.combine(changed_on, time()) - timedelta(hours=15)
    if before and before < last_day:
        assert engine.due(start, minutes) == before
        assert engine.worked(start, before) == 60 * minutes
