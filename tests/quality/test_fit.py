"""What `make weights` fits, on choices whose weights are known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from quality.fit import identity
from quality.fit.choices import Choices, Quality, Task, evidence_of, one_hot
from quality.fit.folds import FOLDS, folds_of
from quality.fit.logit import POINTS, Ladder, fitted_points
from quality.fit.matching import choices_of, judged, ladders_of, matching_task
from quality.fit.weights import MATCH_WEIGHTS, changes, read_weights, revised, write_weights
from quality.runs import RoutedCrm, routed
from quality.sets import COMMITTED, LabelledSet, read_sets

LADDERS: list[Ladder] = [("name same", "name near", "name other"), ("phone same", None, "phone other"), ("name none",)]
TRUE_POINTS = np.array([30, 10, -40, 20, -10, 5])
TABLE = 'evidence,points,description\nname same,50,"Same, to the letter"\nname other,-9,Another name\nlink,200,Linked\n'


def drawn_choices(true_points: Sequence[int], none: int = 0, cases: int = 10_000) -> Choices:
    """Cases of three candidates each, of which one, or none, was drawn by the odds that the points mean."""
    random = np.random.default_rng(7)
    names = random.choice(["name same", "name near", "name other", "name none"], (cases, 3))
    phones = random.choice(["phone same", "phone other", None], (cases, 3))
    seen = one_hot(list(zip(names.flat, phones.flat, strict=True)), evidence_of(LADDERS))
    scores = (seen @ np.array(true_points)).reshape(cases, 3) / POINTS
    odds = np.column_stack([scores, np.full(cases, none / POINTS)]) + random.gumbel(size=(cases, 4))
    right = odds.argmax(axis=1)[:, None] == np.arange(3)
    case = np.repeat(np.arange(cases), 3)
    return Choices("drawn", case, seen, right.ravel(), case[:, None] % FOLDS, lambda _: Quality(None, None, None))


@pytest.mark.parametrize("none", [0, 15])
def test_fit_finds_the_points_that_choices_were_drawn_by(none: int) -> None:
    drawn = drawn_choices(TRUE_POINTS, none)
    found = Task(LADDERS, none, [drawn]).fitted([drawn])
    assert np.abs(found - TRUE_POINTS).max() <= 1


def test_points_never_rise_on_the_way_down_a_ladder_nor_cross_having_no_evidence() -> None:
    drawn = drawn_choices([10, 30, -40, -20, 10, 5])
    points = dict(zip(evidence_of(LADDERS), Task(LADDERS, 0, [drawn]).fitted([drawn]).tolist(), strict=True))
    assert points["name same"] == points["name near"] > points["name other"]
    assert points["phone same"] == points["phone other"] == 0


def test_fit_of_single_candidates_is_logistic_regression() -> None:
    seen = one_hot([("a",)] * 4000, ["a"])
    right = np.arange(4000) % 4 == 0
    (points,) = fitted_points([("a",)], seen, right, np.arange(4000), np.ones(4000), none=100)
    assert points == 100 + round(POINTS * np.log(1 / 3))


def test_case_counts_as_often_as_its_weight_says() -> None:
    seen, right = one_hot([("a",), ("a",)], ["a"]), np.array([True, False])
    (points,) = fitted_points([("a",)], seen, right, np.array([0, 1]), np.array([1e4, 1e3]), none=0)
    assert points == round(POINTS * np.log(10))


def test_set_counts_as_the_square_root_of_its_size() -> None:
    small, large = drawn_choices(TRUE_POINTS, cases=100), drawn_choices(TRUE_POINTS, cases=400)
    task = Task(LADDERS, 0, [small, large])
    assert (task.importance(small), task.importance(large)) == (2.0, 1.0)


def test_evidence_that_no_set_has_is_not_learned() -> None:
    drawn = drawn_choices(TRUE_POINTS, cases=100)
    seen = one_hot([("name same",)] * 300, evidence_of(LADDERS))
    task = Task(LADDERS, 0, [Choices("s", drawn.cases, seen, drawn.right, drawn.folds, drawn.judged)])
    assert list(task.learned()) == ["name same", "name near", "name other"]


def test_evidence_that_is_not_declared_is_named() -> None:
    with pytest.raises(ValueError, match="name alike: was found, and is not declared"):
        one_hot([("name same", None), ("name alike", None)], evidence_of(LADDERS))


def test_levels_stand_in_their_order_but_for_those_apart() -> None:
    levels = {"name": ["same", "other", "none"], "phone": ["same", None]}
    assert list(ladders_of(levels, ["name none"])) == [
        ("name none",),
        ("name same", "name other"),
        ("phone same", None),
    ]


def test_leads_of_one_person_or_company_are_in_one_fold_and_others_spread() -> None:
    leads = [f"set/{number}" for number in range(400)]
    persons = {lead: f"p{number // 2}" for number, lead in enumerate(leads)}
    domains = {"set/1": "acme.com", "set/2": "acme.com", "elsewhere": "acme.com"}
    folds = folds_of(leads, persons, domains)
    assert all(folds[leads[number]] == folds[leads[number + 1]] for number in range(0, 400, 2))
    assert folds["set/0"] == folds["set/3"], "one person, one company, the other person"
    assert set(folds.values()) == set(range(FOLDS))
    assert folds == folds_of(leads[::-1], persons, domains), "the order of leads decides nothing"


def test_best_candidate_of_each_lead_is_judged_and_the_first_of_equal_ones() -> None:
    leads, accounts = ("a", "a", "b", "c"), ("A1", "A2", "B1", "C1")
    quality = judged(leads, accounts, {"a": "A1", "b": "B1"}, 0, [5, 5, -1, 3])
    # At 0: A1 is right, C1 wrong, b has none. At -1 b's account comes too.
    assert (quality.f1, quality.best_f1, quality.recall_at_97) == (50.0, 80.0, 50.0)


def test_groups_that_pairs_join_are_judged_with_all_who_are_linked_through_others() -> None:
    persons = {"a": "one", "b": "one", "c": "one", "d": "two"}
    quality = identity.judged([("a", "b"), ("b", "c"), ("c", "d")], persons, 100, [120, 110, 90])
    # At 100: a, b and c, which is right. At 90 d joins them all, at 120 only a and b are one.
    assert (quality.f1, quality.best_f1) == (100.0, 100.0)
    assert identity.judged([("a", "b"), ("c", "d")], persons, 100, [120, 100]).f1 == 40.0


def test_points_are_written_with_descriptions_order_and_other_rows_kept(tmp_path: Path) -> None:
    path = tmp_path / "weights.csv"
    path.write_text(TABLE)
    before = read_weights(path)
    after = revised(before, {"name same": 61, "name near": 40, "name other": 0})
    write_weights(path, after)
    assert path.read_text() == (
        'evidence,points,description\nname same,61,"Same, to the letter"\nname near,40,\nlink,200,Linked\n'
    )
    assert changes(before, after) == ["name same: 50 -> 61", "name near: no row -> 40", "name other: -9 -> no row"]


def test_shipped_points_are_written_byte_for_byte(tmp_path: Path) -> None:
    write_weights(tmp_path / "copy.csv", read_weights(MATCH_WEIGHTS))
    assert (tmp_path / "copy.csv").read_bytes() == MATCH_WEIGHTS.read_bytes()


def test_points_that_are_no_number_are_named_by_file_row_and_field(tmp_path: Path) -> None:
    (tmp_path / "weights.csv").write_text(TABLE.replace("50", "many"))
    with pytest.raises(ValueError, match="weights.csv, row name same, points: is not a whole number: many"):
        read_weights(tmp_path / "weights.csv")


class NothingInCommon:
    """A workspace whose leads and accounts have nothing in common."""

    def rows(self, _: str) -> list[tuple]:
        """No row at all."""
        return []


def test_set_without_candidates_says_so_in_one_line() -> None:
    lonely = LabelledSet("mine", [{"lead_id": "mine/1"}], Path("accounts.csv"), {}, frozenset(), {})
    crm = RoutedCrm([lonely], NothingInCommon(), 0.0)
    with pytest.raises(ValueError, match="^mine: no lead has anything in common with an account, so .* learn$"):
        choices_of(crm, lonely, ["name"], LADDERS, 0)


@pytest.mark.slow
def test_points_are_fitted_to_a_set_as_the_project_compares_it(tmp_path: Path) -> None:
    typed = next(each for each in read_sets(COMMITTED) if each.name.endswith("typed_names"))
    task = matching_task(list(routed([typed], tmp_path, print)))
    (validated,) = task.cross_validated()
    assert validated.f1 > 60
    assert task.learned().keys() <= set(evidence_of(task.ladders))
    assert task.learned()["company equal"] > task.learned()["company other"]
