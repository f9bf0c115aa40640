"""Rules that can never fire, against brute force: every lead that there can be, asked rule by rule.

The oracle knows nothing of cells as sets: it takes every combination of values of three conditions and every day that
is left, and looks whether some lead gets past the rules above. Only what one rule takes alone is a mistake to the
project; so the oracle, too, asks each earlier rule by itself.
"""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oracles.engine import Engine
from workspace import PROJECT

pytestmark = pytest.mark.slow
TODAY = date(2026, 10, 30)
DAYS = [TODAY + timedelta(days=number) for number in range(4)]
VALUES = {
    "grade": ["a", "b", "c", "d"],
    "lead_source": ["", "web", "event", "fair"],
    "employee_count": ["", *map(str, range(8))],
}
PERIODS = [
    (first, last)
    for first in ["", *map(str, DAYS[1:])]
    for last in ["", *map(str, DAYS[:-1])]
    if not last or first <= last
]
EVERYTHING = len(DAYS) * 4 * 4 * 9
Rule = dict[str, str]


def fits(cell: str, value: str) -> bool:
    """Whether a cell, as the documentation explains cells, fits a value."""
    if not cell:
        return True
    if cell.startswith("!"):
        return not fits(cell[1:], value)
    return any(fits_item(item, value) for item in cell.split("|"))


def fits_item(item: str, value: str) -> bool:
    """The same for one item of a list."""
    if item == "(blank)":
        return value == ""
    number = int(value) if value.isdigit() else None
    if ".." in item:
        low, high = item.split("..")
        return number is not None and int(low) <= number <= int(high)
    for sign, holds in ((">=", int.__ge__), ("<=", int.__le__), (">", int.__gt__), ("<", int.__lt__)):
        if item.startswith(sign):
            return number is not None and holds(number, int(item.removeprefix(sign)))
    return item.lower() == value


def wants(rule: Rule) -> set[tuple[date, ...]]:
    """Every day from today on and every lead of that day that a rule takes."""
    days = [day for day in DAYS if rule["valid_from"] <= str(day) <= (rule["valid_to"] or "9999-12-31")]
    leads = [
        lead
        for lead in itertools.product(*VALUES.values())
        if all(fits(rule[name], value) for name, value in zip(VALUES, lead, strict=True))
    ]
    return set(itertools.product(days, leads))


def oracle(rules: list[Rule]) -> dict[str, str]:
    """Each rule that one earlier rule keeps every lead from, with the first such rule."""
    wanted = [wants(rule) for rule in rules]
    found = {}
    for place, rule in enumerate(rules):
        for earlier, taken in zip(rules[:place], wanted, strict=False):
            is_last = earlier["outcome"] != "pool" or earlier["if_infeasible"] != "next_rule"
            if wanted[place] and is_last and wanted[place] <= taken:
                found[rule["rule_id"]] = earlier["rule_id"]
                break
    return found


words = st.sampled_from(["web", "event", "(blank)"])
numbers = st.integers(0, 6)
ranges = st.one_of(
    st.builds(lambda sign, number: f"{sign}{number}", st.sampled_from([">=", ">", "<=", "<"]), numbers),
    st.builds(lambda low, more: f"{low}..{low + more}", numbers, st.integers(0, 2)),
    st.builds(str, numbers),
    st.just("(blank)"),
)


def cells(items: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Empty cells, lists and negated lists."""
    lists = st.lists(items, min_size=1, max_size=3, unique=True).map("|".join)
    return st.one_of(st.just(""), lists, lists.map("!".__add__))


rules = st.lists(
    st.fixed_dictionaries({
        "grade": cells(st.sampled_from(["A", "B", "C", "D"])),
        "lead_source": cells(words),
        "employee_count": cells(ranges),
        "outcome": st.sampled_from(["pool", "discard"]),
        "if_infeasible": st.sampled_from(["next_rule", "hold", "queue"]),
        "period": st.sampled_from(PERIODS),
    }),
    min_size=2, max_size=12,
)  # fmt: skip


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """What stands between routing_rules.csv and its overlap errors."""
    with (PROJECT / "seeds/policy/routing_rules.csv").open(encoding="utf-8") as file:
        header = next(csv.reader(file))
    engine = Engine(
        tmp_path_factory.mktemp("rules"),
        {
            "policy.routing_rules": header,
            "policy.score_rules": ["score_rule_id", "attribute", "condition"],
            "internal.condition_words": ["condition", "word"],
        },
        ["dated_rules", "rule_cells", "condition_values", "rule_cell_values", "rule_conditions", "wider_cells",
         "rule_overlap_errors"],
    )  # fmt: skip
    engine.fill("internal.condition_words", [{"condition": "grade", "word": word} for word in VALUES["grade"]])
    yield engine
    engine.connection.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rules=rules)
def test_sql_finds_the_rules_that_the_oracle_finds(engine: Engine, rules: list[Rule]) -> None:
    """Rules of which one asks for nothing are the default rule's matter, and told elsewhere."""
    named = [
        {"rule_id": f"r{place:02}", "priority": str(place), "valid_from": first, "valid_to": last, **rule}
        for place, rule in enumerate(rules)
        for first, last in [rule.pop("period")]
    ]
    asking = [rule for rule in named if len(wants({**rule, "valid_from": "", "valid_to": ""})) < EVERYTHING]
    engine.fill("policy.routing_rules", asking)
    found = engine.answer("select row_key, problem from rule_overlap_errors")
    assert {row: said.removeprefix("can never fire: every lead it wants goes to ") for row, said in found} == oracle(
        asking
    )
