"""The SQL that serves leads, against a plain sequential telling of the same rules.

The oracle takes one lead after the other in order of service. A lead stands in one line after the other: for an owner
by name, who takes it if there is room, or for a pool, which gives it the earliest next turn among the members that have
room, ties by owner id. Lines of one pool, for one member alone or for all but one, deal for themselves and share the
members' room. Behind the first lead of its company, a lead goes where that one went, if this is a member with room. It
shares nothing with the SQL but the definition of a turn: a member's k-th turn stands at its position + (k - 1/2) slots,
a slot being a scale divided by its weight.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workspace import Workspace

pytestmark = pytest.mark.slow
HALF_SLOT_OF_WEIGHT_1 = 360_360_000
ANY_NUMBER = 1_000_000_000
POOLS = ("east", "west", "north")
SERVING = ("lines", "seats", "asked_lines", "contenders", "seat_limits", "taken_offers", "served_leads")
Served = list[tuple[str, str, str | None]]


@dataclass
class Member:
    """One member of one pool; positions are whole numbers on the pool's scale, `room` is that of the membership."""

    pool: str
    owner: str
    weight: int
    room: int = ANY_NUMBER
    position: int = 0

    @property
    def half_slot(self) -> int:
        """Half of this member's slot."""
        return HALF_SLOT_OF_WEIGHT_1 // self.weight


@dataclass(frozen=True)
class Line:
    """What a lead asks: an owner by name, or a pool.

    Of a pool, `only` one member or all `without` one may answer, or only whoever gets the lead numbered `behind`.
    """

    name: str
    only: str | None = None
    without: str | None = None
    behind: int | None = None

    @property
    def is_pool(self) -> bool:
        """Whether it is a pool that is asked."""
        return self.name in POOLS

    @property
    def leader_rank(self) -> int | None:
        """The rank of the lead that this line follows."""
        return None if self.behind is None else self.behind + 1

    @property
    def line_id(self) -> str:
        """As pool_lines and routing_steps name it."""
        limits = (f" only {self.only}" if self.only else "") + (f" without {self.without}" if self.without else "")
        limits += f" behind {self.leader_rank}" if self.leader_rank else ""
        return ("pool " if self.is_pool else "owner ") + self.name + limits

    def seats(self, members: list[Member]) -> Iterator[tuple[Member, int]]:
        """The members who may answer, each with the position that its turns in this line begin at."""
        crew = {member.owner: member for member in members if member.pool == self.name}
        missed = crew.get(self.without)
        for member in crew.values():
            if member is missed or self.only not in (None, member.owner):
                continue
            is_before = missed and member.position + member.half_slot < missed.position + missed.half_slot
            yield member, member.position + (2 * member.half_slot if is_before else 0)


Wishes = list[list[Line]]


def oracle(wishes: Wishes, members: list[Member], rooms: dict[str, int]) -> Served:
    """Serve leads one by one: (lead, 'owner', 'pool' or 'hold', owner)."""
    position: dict[tuple[Line, str], int] = {}
    left = {(member.pool, member.owner): member.room for member in members}
    room = dict(rooms)
    served: Served = []
    for number, lines in enumerate(wishes):
        kind, found = "hold", None
        for line in lines:
            if not line.is_pool:
                kind, found = ("owner", line.name) if room[line.name] > 0 else (kind, None)
            else:
                turns = [
                    (position.get((line, member.owner), start) + member.half_slot, member.owner, member)
                    for member, start in line.seats(members)
                    if (line.behind is None or served[line.behind][2] == member.owner)
                    and room[member.owner] > 0
                    and left[line.name, member.owner] > 0
                ]
                if turns:
                    turn, found, member = min(turns, key=lambda turn: turn[:2])
                    kind = "pool"
                    position[line, found] = turn + member.half_slot
                    left[line.name, found] -= 1
            if found:
                room[found] -= 1
                break
        served.append((lead_id(number), kind, found))
    return served


def lead_id(number: int) -> str:
    """Lead ids in order of service."""
    return f"L{number:04d}"


class Serving:
    """The models from seats to served_leads, with their own SQL, on a database with nothing else."""

    def __init__(self, workspace: Workspace) -> None:
        run = workspace.dbt("compile", "--select", *SERVING)
        self.sql = {outcome.node.name: outcome.node.compiled_code for outcome in run.result.result}
        self.database = duckdb.connect()
        self.database.execute("attach ':memory:' as routing")
        self.database.execute("create schema routing.routing_internal")
        self.database.execute("use routing.routing_internal")
        for table, columns in {
            "lead_situations": "lead_id varchar, service_rank bigint, situation_id varchar",
            "routing_steps": "situation_id varchar, step_number bigint, rule_id varchar, destination_type varchar,"
            " destination varchar, line_id varchar, reason_code varchar, sla_policy varchar, branch_id varchar",
            "pool_lines": "line_id varchar, pool_id varchar, only_owner_id varchar, leader_rank bigint",
            "missed_turns": "line_id varchar, owner_id varchar, missed_turn bigint",
            "pool_turns": "pool_id varchar, owner_id varchar, weight bigint, half_slot bigint, start_position bigint,"
            " room bigint, distribution varchar",
            "owner_rooms": "owner_id varchar, room bigint",
        }.items():
            self.database.execute(f"create table {table} ({columns})")

    def fill(self, table: str, rows: list[tuple]) -> None:
        """Give a table other rows."""
        self.database.execute(f"delete from {table}")
        if rows:
            self.database.executemany(f"insert into {table} values ({', '.join('?' * len(rows[0]))})", rows)

    def make(self, model: str, sql: str | None = None) -> None:
        """Build a table of a model."""
        self.database.execute(f"create or replace table {model} as {sql or self.sql[model]}")

    def settle(self, rounds: int) -> None:
        """Run seat_limits as its materialization does: over seats, then over itself until nothing changes."""
        before, sql = "seats", self.sql["seat_limits"]
        for _ in range(rounds):
            self.make("next_limits", sql)
            changes = self.database.execute(f"from next_limits except from {before}").fetchall()
            self.make("seat_limits", "from next_limits")
            before, sql = "seat_limits", self.sql["seat_limits"].replace('"seats"', '"seat_limits"')
            if not changes:
                return

    def serve(self, wishes: Wishes, members: list[Member], rooms: dict[str, int], rounds: int = 200) -> list[tuple]:
        """Serve leads: rows of (lead, destination_type, owner, destination, pool_position)."""
        situations = {situation_id(lines): lines for lines in wishes}
        asked = {line for lines in wishes for line in lines if line.is_pool}
        steps = [
            (situation, place, "rule", kind, destination, line_id, kind, None, None)
            for situation, lines in situations.items()
            for place, (kind, destination, line_id) in enumerate(
                [
                    *(("pool" if line.is_pool else "owner", line.name, line.line_id) for line in lines),
                    ("hold", "-", None),
                ],
                start=1,
            )
        ]
        self.fill(
            "lead_situations",
            [(lead_id(number), number + 1, situation_id(lines)) for number, lines in enumerate(wishes)],
        )
        self.fill("routing_steps", steps)
        self.fill("pool_lines", [(line.line_id, line.name, line.only, line.leader_rank) for line in asked])
        self.fill(
            "missed_turns",
            [
                (line.line_id, member.owner, member.position + member.half_slot)
                for line in asked
                for member in members
                if (member.pool, member.owner) == (line.name, line.without)
            ],
        )
        self.fill(
            "pool_turns",
            [
                (m.pool, m.owner, m.weight, m.half_slot, m.position, min(m.room, rooms[m.owner]), "round_robin")
                for m in members
            ],
        )
        self.fill("owner_rooms", sorted(rooms.items()))
        for model in ("lines", "seats", "asked_lines", "contenders"):
            self.make(model)
        self.settle(rounds)
        self.make("taken_offers")
        self.make("served_leads")
        return self.database.execute(
            "select lead_id, destination_type, owner_id, destination, pool_position from served_leads order by lead_id"
        ).fetchall()


def situation_id(lines: list[Line]) -> str:
    """Leads that stand in the same lines are in the same situation."""
    return ", ".join(line.line_id for line in lines)


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """The serving models, compiled once."""
    serving = Serving(Workspace(tmp_path_factory.mktemp("turns")))
    yield serving
    serving.database.close()


owners = st.sampled_from("abcdef")
pools = st.sampled_from(POOLS)
lines = st.one_of(
    st.builds(Line, pools),
    st.builds(Line, owners),
    st.builds(Line, pools, only=owners),
    st.builds(Line, pools, without=owners),
)
wish_lists = st.lists(st.lists(lines, min_size=1, max_size=4, unique=True), min_size=1, max_size=6)


@st.composite
def leads(draw: st.DrawFn) -> Wishes:
    """What leads ask one after the other, many of them the same."""
    return draw(st.lists(st.sampled_from(draw(wish_lists)), max_size=40))


@st.composite
def leads_of_companies(draw: st.DrawFn) -> Wishes:
    """The same, where some are of one company: all but the first ask each pool for whoever got the first."""
    leaders: dict[int, int] = {}
    wishes = []
    for number, lines in enumerate(draw(leads())):
        leader = leaders.setdefault(draw(st.one_of(st.just(-1 - number), st.integers(1, 4))), number)
        wishes.append(
            [
                asked
                for line in lines
                for asked in ([Line(line.name, behind=leader)] if line.is_pool and leader < number else []) + [line]
            ]
        )
    return wishes


@st.composite
def crews(draw: st.DrawFn) -> list[Member]:
    """Three pools that share owners, with weights, rooms and positions of any kind."""
    members = []
    for pool in POOLS:
        for owner in sorted(draw(st.sets(owners, min_size=1))):
            weight = draw(st.integers(1, 9))
            position = draw(st.integers(0, 4)) * 2 * (HALF_SLOT_OF_WEIGHT_1 // weight)
            room = draw(st.one_of(st.integers(0, 5), st.just(ANY_NUMBER)))
            members.append(Member(pool, owner, weight, room, position))
    return members


owner_rooms = st.fixed_dictionaries({owner: st.one_of(st.integers(0, 8), st.just(ANY_NUMBER)) for owner in "abcdef"})


@settings(max_examples=150, deadline=None)
@given(members=crews(), wishes=leads_of_companies(), rooms=owner_rooms)
def test_sql_serves_as_the_oracle_does(
    serving: Serving, members: list[Member], wishes: Wishes, rooms: dict[str, int]
) -> None:
    assert [row[:3] for row in serving.serve(wishes, members, rooms)] == oracle(wishes, members, rooms)


@settings(max_examples=30, deadline=None)
@given(members=crews(), wishes=leads(), cut=st.integers(0, 40))
def test_two_runs_serve_as_one_does(serving: Serving, members: list[Member], wishes: Wishes, cut: int) -> None:
    """Nobody has a cap here: then it makes no difference when the runs are."""
    rooms = dict.fromkeys("abcdef", ANY_NUMBER)
    for member in members:
        member.room = ANY_NUMBER
    wishes = [[line for line in lines if line.line_id.count(" ") == 1] or [Line("east")] for lines in wishes]
    whole = [row[2] for row in serving.serve(wishes, members, rooms)]
    first = serving.serve(wishes[:cut], members, rooms)
    for member in members:
        taken = [row[4] for row in first if row[1:4] == ("pool", member.owner, member.pool)]
        member.position = max([member.position, *taken])
    second = serving.serve(wishes[cut:], members, rooms)
    assert [row[2] for row in first + second] == whole


@settings(max_examples=30, deadline=None)
@given(weights=st.lists(st.integers(1, 9), min_size=1, max_size=8), leads=st.integers(1, 120))
def test_every_prefix_is_fair(serving: Serving, weights: list[int], leads: int) -> None:
    """No member is ever further from its share than half slots allow, wherever one stops counting.

    At virtual time t a member of weight w has round(w * t) leads, half a lead off at most. What all the others are off
    moves the share of a member by its part s of the weight: (1 - s) / 2 for itself and s / 2 for each of the others.
    """
    members = [Member("east", f"m{number}", weight) for number, weight in enumerate(weights)]
    rooms = {member.owner: ANY_NUMBER for member in members}
    given_to = [row[2] for row in serving.serve([[Line("east")]] * leads, members, rooms)]
    for member in members:
        for size in range(1, leads + 1):
            part = Fraction(member.weight, sum(weights))
            allowed = (1 - part) / 2 + part * (len(weights) - 1) / 2
            assert abs(given_to[:size].count(member.owner) - part * size) <= allowed


@settings(max_examples=40, deadline=None)
@given(members=crews(), wishes=leads_of_companies(), rooms=owner_rooms, rounds=st.integers(1, 3))
def test_no_cap_is_passed_and_nobody_is_lost_when_rounds_run_out(
    serving: Serving, members: list[Member], wishes: Wishes, rooms: dict[str, int], rounds: int
) -> None:
    served = serving.serve(wishes, members, rooms, rounds)
    assert [row[0] for row in served] == [lead_id(number) for number in range(len(wishes))]
    for owner, room in rooms.items():
        assert sum(row[2] == owner for row in served) <= room
    for member in members:
        assert sum(row[1:4] == ("pool", member.owner, member.pool) for row in served) <= member.room
