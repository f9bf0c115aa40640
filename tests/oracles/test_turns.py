"""The SQL that serves leads, against a plain sequential telling of the same rules.

The oracle takes one lead after the other in order of service. A lead asks its destinations in turn: an owner by name,
who takes it if there is room, or a pool, which gives it the earliest next turn among the members that have room, ties
by owner id. It shares nothing with the SQL but the definition of a turn: a member's k-th turn stands at its position
+ (k - 1/2) slots, a slot being a scale divided by its weight.
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
SERVING = ("seats", "contenders", "seat_limits", "served_leads")
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


def oracle(wishes: list[list[str]], members: list[Member], rooms: dict[str, int]) -> Served:
    """Serve leads one by one: (lead, 'owner', 'pool' or 'hold', owner)."""
    position = {(member.pool, member.owner): member.position for member in members}
    left = {(member.pool, member.owner): member.room for member in members}
    room = dict(rooms)
    served: Served = []
    for number, asked in enumerate(wishes):
        kind, found = "hold", None
        for destination in asked:
            if destination not in POOLS:
                kind, found = ("owner", destination) if room[destination] > 0 else (kind, None)
            else:
                turns = [
                    (position[destination, member.owner] + member.half_slot, member.owner, member)
                    for member in members
                    if member.pool == destination and room[member.owner] > 0 and left[destination, member.owner] > 0
                ]
                if turns:
                    member = min(turns, key=lambda turn: turn[:2])[2]
                    kind, found = "pool", member.owner
                    position[destination, found] += 2 * member.half_slot
                    left[destination, found] -= 1
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
            " destination varchar, reason_code varchar, sla_policy varchar",
            "pool_turns": "pool_id varchar, owner_id varchar, weight bigint, half_slot bigint, start_position bigint,"
            " room bigint",
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

    def settle(self, rounds: int) -> int:
        """Run seat_limits over itself until nothing changes; how many rounds that took."""
        self.make("seat_limits", "from seats")
        for number in range(1, rounds + 1):
            self.make("next_limits", self.sql["seat_limits"])
            changes = self.database.execute("from next_limits except from seat_limits").fetchall()
            self.make("seat_limits", "from next_limits")
            if not changes:
                return number
        return rounds

    def serve(
        self, wishes: list[list[str]], members: list[Member], rooms: dict[str, int], rounds: int = 200
    ) -> list[tuple]:
        """Serve leads: rows of (lead, destination_type, owner, destination, pool_position)."""
        situations = {" ".join(asked): asked for asked in wishes}
        steps = [
            (situation, place, "rule", "pool" if asked in POOLS else kind, asked, kind, None)
            for situation, wished in situations.items()
            for place, (kind, asked) in enumerate([*(("owner", asked) for asked in wished), ("hold", "-")], start=1)
        ]
        self.fill(
            "lead_situations", [(lead_id(number), number + 1, " ".join(asked)) for number, asked in enumerate(wishes)]
        )
        self.fill("routing_steps", steps)
        self.fill(
            "pool_turns",
            [(m.pool, m.owner, m.weight, m.half_slot, m.position, min(m.room, rooms[m.owner])) for m in members],
        )
        self.fill("owner_rooms", sorted(rooms.items()))
        self.make("seats")
        self.make("contenders")
        self.settle(rounds)
        self.make("served_leads")
        return self.database.execute(
            "select lead_id, destination_type, owner_id, destination, pool_position from served_leads order by lead_id"
        ).fetchall()


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """The serving models, compiled once."""
    serving = Serving(Workspace(tmp_path_factory.mktemp("turns")))
    yield serving
    serving.database.close()


owners = st.sampled_from("abcdef")
wish_lists = st.lists(
    st.lists(st.one_of(st.sampled_from(POOLS), owners), min_size=1, max_size=4, unique=True), min_size=1, max_size=6
)


@st.composite
def leads(draw: st.DrawFn) -> list[list[str]]:
    """What leads ask one after the other, many of them the same."""
    return draw(st.lists(st.sampled_from(draw(wish_lists)), max_size=40))


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


owner_rooms = st.fixed_dictionaries(
    {owner: st.one_of(st.integers(0, 8), st.just(ANY_NUMBER)) for owner in "abcdef"}
)


@settings(max_examples=150, deadline=None)
@given(members=crews(), wishes=leads(), rooms=owner_rooms)
def test_sql_serves_as_the_oracle_does(
    serving: Serving, members: list[Member], wishes: list[list[str]], rooms: dict[str, int]
) -> None:
    assert [row[:3] for row in serving.serve(wishes, members, rooms)] == oracle(wishes, members, rooms)


@settings(max_examples=30, deadline=None)
@given(members=crews(), wishes=leads(), cut=st.integers(0, 40))
def test_two_runs_serve_as_one_does(
    serving: Serving, members: list[Member], wishes: list[list[str]], cut: int
) -> None:
    """Nobody has a cap here: then it makes no difference when the runs are."""
    rooms = dict.fromkeys("abcdef", ANY_NUMBER)
    for member in members:
        member.room = ANY_NUMBER
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
    given_to = [row[2] for row in serving.serve([["east"]] * leads, members, rooms)]
    for member in members:
        for size in range(1, leads + 1):
            part = Fraction(member.weight, sum(weights))
            allowed = (1 - part) / 2 + part * (len(weights) - 1) / 2
            assert abs(given_to[:size].count(member.owner) - part * size) <= allowed


@settings(max_examples=40, deadline=None)
@given(members=crews(), wishes=leads(), rooms=owner_rooms, rounds=st.integers(1, 3))
def test_no_cap_is_passed_and_nobody_is_lost_when_rounds_run_out(
    serving: Serving, members: list[Member], wishes: list[list[str]], rooms: dict[str, int], rounds: int
) -> None:
    served = serving.serve(wishes, members, rooms, rounds)
    assert [row[0] for row in served] == [lead_id(number) for number in range(len(wishes))]
    for owner, room in rooms.items():
        assert sum(row[2] == owner for row in served) <= room
    for member in members:
        assert sum(row[1:4] == ("pool", member.owner, member.pool) for row in served) <= member.room
