"""The territory of a lead, and what counts as an overlap, against a plain reading of the documentation.

The oracle asks every row about every lead, one cell after the other, and compares postal codes as numbers and texts;
the SQL cuts them into masks and joins by equality.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oracles.engine import Engine
from workspace import PROJECT

pytestmark = pytest.mark.slow
TODAY = date(2026, 10, 30)
FIELDS = {"account_id": "account_id", "country": "country_code", "state": "state_code", "industry": "industry",
          "segment": "segment"}  # fmt: skip
VALUES = {"account_id": ["", "A1"], "country": ["", "US", "FR"], "state": ["", "US-CA"], "industry": ["", "banking"],
          "segment": ["", "small"]}  # fmt: skip
CODES = ["", "SW1A1AA", *map(str, range(100)), *(f"{number:03}" for number in range(0, 1000, 7)), "00", "05", "9"]
Row = dict[str, str]


def postal_fits(cell: str, code: str) -> bool:
    """Whether a lead's postal code is what a row asks for."""
    if not cell:
        return True
    if cell.endswith("*"):
        return code.startswith(cell[:-1]) and bool(code)
    if ".." in cell:
        low, high = cell.split("..")
        return code.isdigit() and len(code) == len(low) and int(low) <= int(code) <= int(high)
    return code == cell


def fits(row: Row, lead: Row) -> bool:
    """Whether a row has this lead; the row that asks for nothing wants to know the country at least."""
    if not any(row[field] for field in [*FIELDS, "postal_code"]):
        return bool(lead["country"])
    return postal_fits(row["postal_code"], lead["postal_code"]) and all(
        row[field] in ("", lead[field]) for field in FIELDS
    )


def rank(row: Row) -> tuple[int, ...]:
    """How particular a row is, in the order of the documentation."""
    cell = row["postal_code"]
    postal = (3, 0) if cell else (0, 0)
    if cell.endswith("*"):
        postal = (2, len(cell))
    elif ".." in cell:
        low, high = map(int, cell.split(".."))
        postal = (1, low - high)
    asked = {field: int(bool(row[field])) for field in FIELDS}
    return (asked["account_id"], *postal, asked["state"], asked["country"], asked["industry"], asked["segment"])


def in_effect(row: Row) -> bool:
    """Whether a row holds today."""
    return row["valid_from"] <= str(TODAY) <= (row["valid_to"] or "9999-12-31")


def oracle(rows: list[Row], lead: Row) -> str | None:
    """The territory of one lead."""
    having = [row for row in rows if in_effect(row) and fits(row, lead)]
    best = max((rank(row) for row in having), default=None)
    return min((row["territory"] for row in having if rank(row) == best), default=None)


@st.composite
def postal_cells(draw: st.DrawFn) -> str:
    """Whole codes, prefixes and ranges of two and three digits."""
    digits = draw(st.sampled_from([2, 3]))
    ends = sorted(draw(st.tuples(*[st.integers(0, 10**digits - 1)] * 2)))
    low, high = (str(end).zfill(digits) for end in ends)
    return draw(st.sampled_from(["", "", low, f"{low[0]}*", f"{low}*", f"{low}..{high}", "SW1*", "SW1A1AA"]))


territories = st.lists(
    st.fixed_dictionaries({
        "territory": st.sampled_from(["east", "north", "south", "west"]),
        **{field: st.sampled_from(values) for field, values in VALUES.items()},
        "postal_code": postal_cells(),
        "valid_from": st.sampled_from(["", "", "2026-10-30", "2026-10-31"]),
        "valid_to": st.sampled_from(["", "", "2026-10-31"]),
    }),
    min_size=1, max_size=12,
)  # fmt: skip
leads = st.lists(
    st.fixed_dictionaries({
        **{field: st.sampled_from(values) for field, values in VALUES.items()}, "postal_code": st.sampled_from(CODES),
    }),
    min_size=1, max_size=30,
)  # fmt: skip


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """What stands between territories.csv, the places of leads, and the territory of each."""
    columns = (PROJECT / "seeds/policy/territories.csv").read_text().splitlines()[0].split(",")
    engine = Engine(
        tmp_path_factory.mktemp("territories"),
        {
            "policy.territories": columns,
            "policy.countries": ["country_code"],
            "policy.states": ["state_code"],
            "policy.segments": ["segment"],
            "internal.lead_places": ["lead_id", "place_id", *FIELDS.values(), "postal_code"],
        },
        ["policy_territories", "territory_masks", "territory_policy_errors", "postal_masks", "territory_fits",
         "lead_territories"],
    )  # fmt: skip
    engine.fill("policy.countries", [{"country_code": "US"}, {"country_code": "FR"}])
    engine.fill("policy.states", [{"state_code": "US-CA"}])
    engine.fill("policy.segments", [{"segment": "small"}])
    yield engine
    engine.connection.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=territories, leads=leads)
def test_every_lead_is_in_the_territory_that_the_oracle_says(engine: Engine, rows: list[Row], leads: list[Row]) -> None:
    engine.fill("policy.territories", rows)
    engine.fill("internal.lead_places", [
        {"lead_id": str(number), "place_id": repr(sorted(lead.items())), "postal_code": lead["postal_code"],
         **{column: lead[field] for field, column in FIELDS.items()}}
        for number, lead in enumerate(leads)
    ])  # fmt: skip
    expected = {str(number): oracle(rows, lead) for number, lead in enumerate(leads)}
    found = dict(engine.answer("select lead_id, territory from lead_territories"))
    assert found == {lead: territory for lead, territory in expected.items() if territory}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=territories)
def test_an_overlap_is_two_territories_that_no_rank_decides_between(engine: Engine, rows: list[Row]) -> None:
    """On some day, for some lead that there could be."""
    expected = set()
    for one, other in itertools.permutations(rows, 2):
        if one["territory"] < other["territory"] and rank(one) == rank(other) and same_day(one, other):
            places = itertools.product(*VALUES.values(), [*CODES, *(f"{number:03}" for number in range(1000))])
            named = (dict(zip([*VALUES, "postal_code"], place, strict=True)) for place in places)
            if any(fits(one, lead) and fits(other, lead) for lead in named):
                expected.add(f"{one['territory']} and {other['territory']}")
    engine.fill("policy.territories", rows)
    found = engine.answer("select problem from territory_policy_errors where problem like 'overlap: %'")
    assert {said.removeprefix("overlap: ").partition(" both")[0] for (said,) in found} == expected


def same_day(one: Row, other: Row) -> bool:
    """Whether two rows hold on a common day."""
    ends = [row["valid_to"] or "9999-12-31" for row in (one, other)]
    return max(one["valid_from"], other["valid_from"]) <= min(ends)
