"""What `make quality` counts, on examples small enough to count by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from quality.__main__ import table
from quality.expected import shortfalls
from quality.measures import agreement_of_accounts, agreement_of_pairs, recall_at
from quality.runs import Figures
from quality.sets import LabelledSet, grouped, read_sets


def a_set(name: str, accounts: str = "", persons: bool = False) -> LabelledSet:
    """A set without leads, with accounts, persons or both."""
    return LabelledSet(name, [], Path(accounts) if accounts else None, {}, frozenset(), {"1": "p"} if persons else {})


def write(folder: Path, **files: str) -> None:
    """CSV files of a set."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text)


def test_account_for_a_lead_that_has_none_is_wrong_and_one_not_found_costs_recall() -> None:
    found = {"right": "A1", "other": "A1", "has_none": "A1"}
    agreement = agreement_of_accounts(found, {"right": "A1", "other": "A2", "missed": "A3", "missed_too": "A4"})
    assert (agreement.right, agreement.wrong, agreement.known) == (1, 2, 4)
    assert (agreement.precision, agreement.recall, agreement.f1) == (33.33, 25.0, 28.57)


def test_nothing_found_has_no_precision() -> None:
    agreement = agreement_of_accounts({}, {"lead": "A1"})
    assert (agreement.precision, agreement.recall, agreement.f1) == (None, 0.0, 0.0)


def test_pairs_count_two_by_two() -> None:
    # Known: abc and de, 3 + 1 pairs. Found: ab and cde, 1 + 3 pairs, of which ab and de are right.
    known = {"a": "one", "b": "one", "c": "one", "d": "two", "e": "two"}
    found = {"a": "P-1", "b": "P-1", "c": "P-2", "d": "P-2", "e": "P-2"}
    agreement = agreement_of_pairs(found, known)
    assert (agreement.right, agreement.wrong, agreement.known) == (2, 2, 4)
    assert (agreement.precision, agreement.recall, agreement.f1) == (50.0, 50.0, 50.0)


def test_lead_that_the_project_set_aside_is_with_nobody() -> None:
    agreement = agreement_of_pairs({"a": "P-1"}, {"a": "one", "b": "one"})
    assert (agreement.right, agreement.wrong, agreement.known) == (0, 0, 1)


def test_lead_of_which_nobody_knows_the_person_counts_for_nothing() -> None:
    agreement = agreement_of_pairs({"a": "P-1", "b": "P-1", "unknown": "P-1"}, {"a": "one", "b": "one"})
    assert (agreement.right, agreement.wrong, agreement.known) == (1, 0, 1)


@pytest.mark.parametrize(
    ("precision", "recall"),
    # From the top: 2 of 2 right at 90, 3 of 4 at 80 (both leads of a score come together), 4 of 5 at 70.
    [(100, 40.0), (81, 40.0), (80, 80.0), (75, 80.0)],
)
def test_recall_at_a_precision_is_that_of_the_best_threshold(precision: float, recall: float) -> None:
    candidates = [(80, False), (90, True), (80, True), (70, True), (90, True)]
    assert recall_at(precision, candidates, 5) == recall


def test_recall_is_nothing_where_no_threshold_is_precise_enough() -> None:
    assert recall_at(97, [(90, False), (80, True)], 1) == 0.0
    assert recall_at(97, [], 1) == 0.0


def test_sets_share_a_crm_only_with_the_same_accounts_and_one_set_of_persons() -> None:
    sets = [a_set("persons", persons=True), a_set("one", "A"), a_set("two", "A"), a_set("other", "B")]
    sets += [a_set("more", persons=True), a_set("yet_more", persons=True)]
    names = [[each.name for each in crm] for crm in grouped(sets)]
    assert names == [["one", "two", "persons"], ["other", "more"], ["yet_more"]]


def test_sets_are_read_with_accounts_of_their_own_or_of_the_folder_above(tmp_path: Path) -> None:
    leads = "lead_id,company\n1,Acme\n2,me\n"
    truth = "lead_id,account_id,label\n1,A1,company\n2,,not_a_company\n"
    write(tmp_path / "crm", accounts="account_id,account_name\nA1,Acme\n")
    write(tmp_path / "crm/typed", leads=leads, truth=truth)
    write(tmp_path / "people", leads="lead_id\n1\n", persons="lead_id,person\n1,p\n")
    typed, people = read_sets(tmp_path)
    assert (typed.name, typed.accounts) == ("crm/typed", tmp_path / "crm/accounts.csv")
    assert (typed.truth, typed.junk) == ({"crm/typed/1": "A1"}, {"crm/typed/2"})
    assert (people.accounts, people.persons) == (None, {"people/1": "p"})


def test_set_of_ones_own_may_use_other_names(tmp_path: Path) -> None:
    write(
        tmp_path / "mine",
        leads="lead_id,company_name\n1,Acme\n",
        accounts="account_id,name,domain\nA1,Acme,acme.com\n",
        truth="lead_id,account_id\n1,A1\n",
        lead_clusters="lead_id,person_cluster\n1,p\n",
    )
    (mine,) = read_sets(tmp_path / "mine")
    assert mine.leads == [{"lead_id": "mine/1", "company": "Acme"}]
    assert (mine.truth, mine.persons) == ({"mine/1": "A1"}, {"mine/1": "p"})


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ({}, "no leads.csv"),
        ({"leads": "lead_id\n1\n"}, "needs truth.csv and accounts.csv, persons.csv or companies.csv"),
        ({"leads": "lead_id\n1\n", "persons": "lead_id,who\n1,p\n"}, "persons.csv: lacks the column person"),
    ],
)
def test_folder_that_cannot_be_measured_says_why(tmp_path: Path, files: dict[str, str], complaint: str) -> None:
    write(tmp_path, **files)
    with pytest.raises(ValueError, match=complaint):
        read_sets(tmp_path)


def test_figures_may_fall_by_half_a_point_and_junk_by_nothing() -> None:
    measured = Figures("s", "matching", 9, 8, 1, 89.5, 88.99, 90.0, 1.0, recall_at_97=70.0, junk_matched=2)
    names = {"precision": 90.0, "recall": 89.5, "f1": 80.0, "junk_matched": 1.0}
    expected = {("s", "matching", name): value for name, value in names.items()} | {("gone", "matching", "f1"): 50.0}
    assert shortfalls([measured], expected) == [
        "s, matching: recall is 88.99, expected 89.5",
        "s, matching: junk_matched is 2, expected 1",
        "gone, matching: f1 is expected to be 50, and was not measured",
        "s, matching: recall_at_97 is 70, and expected.csv has no line for it",
    ]


def test_table_is_aligned_and_has_a_dash_where_there_is_nothing_to_say() -> None:
    header, row = table([Figures("febrl", "duplicates", 5000, 0, 0, None, 0.0, 0.0, 3.25)]).splitlines()
    assert header.startswith("set    task        ") and len(header) == len(row)
    assert row.split() == ["febrl", "duplicates", "5,000", "-", "0.0", "0.0", "-", "-", "-", "3.2"]
