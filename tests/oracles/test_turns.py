"""The SQL that serves leads, against a plain sequential telling of the same rules.

The oracle takes one lead after the other in order of service. A lead asks its destinations in turn; a pool gives it
the earliest next turn among the members that have room, ties by owner id. It shares nothing with the SQL but the
definition of a turn: a member's k-th turn stands at its position + (k - 1/2) slots, a slot being a scale divided by
its weight.
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
Served = list[tuple[str, str, str | None]]


@dataclass
class Member:
    """One member of one pool; positions are whole numbers on the pool's scale."""

    pool: str
    owner: str
    weight: int
    room: int
    position: int = 0

    @property
    def half_slot(self) -> int:
        """Half of this member's slot."""
        return HALF_SLOT_OF_WEIGHT_1 // self.weight


def oracle(steps: list[list[str]], members: list[Member]) -> Served:
    """Serve leads one by one: (lead, 'pool' or 'hold', owner)."""
    position = {(member.pool, member.owner): member.position for member in members}
    room = {member.owner: member.room for member in members}
    served: Served = []
    for number, pools in enumerate(steps):
        found = None
        for pool in pools:
            turns = [
                (position[pool, member.owner] + member.half_slot, member.owner, member)
                for member in members
                if member.pool == pool and room[member.owner] > 0
            ]
            if turns:
                found = min(turns, key=lambda turn: turn[:2])[2]
                position[pool, found.owner] += 2 * found.half_slot
                room[found.owner] -= 1
                break
        served.append((lead_id(number), "pool" if found else "hold", found.owner if found else None))
    return served


def lead_id(number: int) -> str:
    """Lead ids in order of service."""
    return f"L{number:04d}"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database with the input tables of served_leads and the model's own SQL as the macro-free view `served`."""
    workspace = Workspace(tmp_path_factory.mktemp("turns"))
    run = workspace.dbt("compile", "--select", "served_leads")
    (sql,) = [outcome.node.compiled_code for outcome in run.result.result if outcome.node.name == "served_leads"]
    connection = duckdb.connect()
    connection.execute("attach ':memory:' as routing")
    connection.execute("create schema routing.routing_internal")
    connection.execute("use routing.routing_internal")
    connection.execute("create table waiting_leads (lead_id varchar, service_rank bigint)")
    connection.execute(
        "create table routing_steps (lead_id varchar, step_number bigint, rule_id varchar, destination_type varchar,"
        " destination varchar, reason_code varchar, sla_policy varchar)"
    )
    connection.execute(
        "create table pool_turns (pool_id varchar, owner_id varchar, weight bigint, half_slot bigint,"
        " start_position bigint, room bigint)"
    )
    connection.execute("create table owner_rooms (owner_id varchar, room bigint)")
    connection.execute(f"create view served as {sql}")
    yield connection
    connection.close()


def serve(engine: duckdb.DuckDBPyConnection, steps: list[list[str]], members: list[Member]) -> list[tuple]:
    """Serve leads by the model's SQL: rows of (lead, destination_type, owner, pool, pool_position)."""
    for table in ("waiting_leads", "routing_steps", "pool_turns", "owner_rooms"):
        engine.execute(f"delete from {table}")
    waiting = [(lead_id(number), number + 1) for number in range(len(steps))]
    asked = [
        (lead_id(number), place, "rule", kind, pool, kind, None)
        for number, pools in enumerate(steps)
        for place, (kind, pool) in enumerate([*(("pool", pool) for pool in pools), ("hold", "nobody")], start=1)
    ]
    insert(engine, "waiting_leads", waiting)
    insert(engine, "routing_steps", asked)
    insert(engine, "pool_turns", [(m.pool, m.owner, m.weight, m.half_slot, m.position, m.room) for m in members])
    insert(engine, "owner_rooms", sorted({(member.owner, member.room) for member in members}))
    return engine.execute(
        "select lead_id, destination_type, owner_id, destination, pool_position from served order by lead_id"
    ).fetchall()


def insert(engine: duckdb.DuckDBPyConnection, table: str, rows: list[tuple]) -> None:
    """Insert rows, none being fine."""
    if rows:
        engine.executemany(f"insert into {table} values ({', '.join('?' * len(rows[0]))})", rows)


@st.composite
def pools_of_their_own(draw: st.DrawFn) -> list[Member]:
    """Two pools that share nobody, with weights, rooms and positions of any kind."""
    members = []
    for pool in ("east", "west"):
        for number in range(draw(st.integers(1, 5))):
            weight = draw(st.integers(1, 9))
            position = draw(st.integers(0, 4)) * 2 * (HALF_SLOT_OF_WEIGHT_1 // weight)
            members.append(Member(pool, f"{pool}-{number}", weight, draw(st.integers(0, 8)), position))
    return members


wishes = st.lists(st.sampled_from([["east"], ["west"], ["east", "west"], ["west", "east"]]), max_size=25)


@settings(max_examples=80, deadline=None)
@given(members=pools_of_their_own(), steps=wishes)
def test_sql_serves_as_the_oracle_does(
    engine: duckdb.DuckDBPyConnection, members: list[Member], steps: list[list[str]]
) -> None:
    assert [row[:3] for row in serve(engine, steps, members)] == oracle(steps, members)


@settings(max_examples=30, deadline=None)
@given(members=pools_of_their_own(), steps=wishes, cut=st.integers(0, 25))
def test_two_runs_serve_as_one_does(
    engine: duckdb.DuckDBPyConnection, members: list[Member], steps: list[list[str]], cut: int
) -> None:
    """Nobody has a cap here: then it makes no difference when the runs are."""
    for member in members:
        member.room = 1000
    whole = [row[2] for row in serve(engine, steps, members)]
    first = serve(engine, steps[:cut], members)
    for member in members:
        taken = [row[4] for row in first if (row[3], row[2]) == (member.pool, member.owner)]
        member.position = max([member.position, *taken])
    second = serve(engine, steps[cut:], members)
    assert [row[2] for row in first + second] == whole


@settings(max_examples=30, deadline=None)
@given(weights=st.lists(st.integers(1, 9), min_size=1, max_size=8), leads=st.integers(1, 120))
def test_every_prefix_is_fair(engine: duckdb.DuckDBPyConnection, weights: list[int], leads: int) -> None:
    """No member is ever further from its share than half slots allow, wherever one stops counting.

    At virtual time t a member of weight w has round(w * t) leads, half a lead off at most. What all the others are off
    moves the share of a member by its part s of the weight: (1 - s) / 2 for itself and s / 2 for each of the others.
    """
    members = [Member("east", f"m{number}", weight, 1000) for number, weight in enumerate(weights)]
    given_to = [row[2] for row in serve(engine, [["east"]] * leads, members)]
    for member in members:
        for size in range(1, leads + 1):
            part = Fraction(member.weight, sum(weights))
            allowed = (1 - part) / 2 + part * (len(weights) - 1) / 2
            assert abs(given_to[:size].count(member.owner) - part * size) <= allowed


@settings(max_examples=40, deadline=None)
@given(
    shared=st.lists(
        st.tuples(st.sampled_from("abcde"), st.sampled_from(["east", "west"]), st.integers(1, 5)), min_size=1
    ),
    rooms=st.fixed_dictionaries({owner: st.integers(0, 6) for owner in "abcde"}),
    steps=wishes,
)
def test_no_cap_is_passed_and_nobody_is_lost_where_pools_share_owners(
    engine: duckdb.DuckDBPyConnection, shared: list[tuple], rooms: dict[str, int], steps: list[list[str]]
) -> None:
    memberships = {(owner, pool): weight for owner, pool, weight in shared}
    members = [Member(pool, owner, weight, rooms[owner]) for (owner, pool), weight in sorted(memberships.items())]
    served = serve(engine, steps, members)
    assert [row[0] for row in served] == [lead_id(number) for number in range(len(steps))]
    for owner, room in rooms.items():
        assert sum(row[2] == owner for row in served) <= room
