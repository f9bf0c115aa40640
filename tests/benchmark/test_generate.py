"""The generated CRM is the same each time, says the truth, and is as untidy as it is said to be."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmark.chance import Chance, Vocabulary, blend
from benchmark.generate import Crm, generate
from benchmark.material import REFERENCE, company_names, rows
from quality.sets import read_sets
from workspace import Row

LEADS = 3000


@pytest.fixture(scope="module")
def crm() -> Crm:
    """One CRM for all tests."""
    return generate(LEADS)


def share(values: list[bool]) -> float:
    """The share of what is true."""
    return sum(values) / len(values)


def words_of(account: Row) -> list[str]:
    """The words of an account's name."""
    return account["account_name"].lower().split()


def test_same_number_gives_the_same_crm(crm: Crm) -> None:
    assert generate(LEADS) == crm


def test_truth_refers_to_accounts_that_are_there(crm: Crm) -> None:
    accounts = [account["account_id"] for account in crm.accounts]
    assert len(crm.leads) == len(accounts) == len(set(accounts)) == LEADS
    assert set(crm.known_accounts.values()) < set(accounts)
    leads = [lead["lead_id"] for lead in crm.leads]
    assert [row["lead_id"] for row in crm.truth] == [row["lead_id"] for row in crm.persons] == leads


def test_leads_of_one_person_have_one_account(crm: Crm) -> None:
    account_of = {row["lead_id"]: row["account_id"] for row in crm.truth}
    pairs = {(row["person"], account_of[row["lead_id"]]) for row in crm.persons}
    assert len(pairs) == len(set(crm.known_persons.values()))


def test_shares_are_as_stated(crm: Crm) -> None:
    free = {row["domain"] for row in rows(REFERENCE / "mail_domains.csv")}
    assert share([not row["account_id"] for row in crm.truth]) == pytest.approx(0.32, abs=0.04)
    assert share([lead["email"].split("@")[-1].lower() in free for lead in crm.leads]) == pytest.approx(0.42, abs=0.04)
    assert LEADS / len(set(crm.known_persons.values())) == pytest.approx(1.3, abs=0.05)
    assert share([bool(lead["company"]) for lead in crm.leads]) == pytest.approx(0.86, abs=0.04)
    assert share([bool(account["website"]) for account in crm.accounts]) == pytest.approx(0.88, abs=0.03)


def test_words_of_names_are_few_common_and_many_rare(crm: Crm) -> None:
    counts = Counter(word for account in crm.accounts for word in set(words_of(account)))
    first = Counter(words_of(account)[0] for account in crm.accounts)
    assert share([count == 1 for count in counts.values()]) > 0.5
    assert max(first.values()) < 0.02 * LEADS
    assert share([count > 1 for count in Counter(account["account_name"] for account in crm.accounts).values()]) < 0.03


def test_first_leads_are_the_crm_as_it_was(crm: Crm) -> None:
    earlier = crm.first(100)
    assert (earlier.leads, earlier.accounts) == (crm.leads[:100], crm.accounts)
    assert set(earlier.known_persons) == {lead["lead_id"] for lead in earlier.leads}


def test_folder_is_a_labelled_set(tmp_path: Path, crm: Crm) -> None:
    crm.write(tmp_path / "generated")
    (labelled,) = read_sets(tmp_path / "generated")
    assert len(labelled.leads) == LEADS and labelled.accounts == tmp_path / "generated/accounts.csv"
    assert len(labelled.truth) == len(crm.known_accounts) and len(labelled.persons) == LEADS
    assert labelled.junk


def test_vocabulary_repeats_its_words_and_coins_new_ones() -> None:
    real = [name[0] for name in company_names()][:100]
    vocabulary = Vocabulary(Chance("words"), real, coined=0.1)
    counts = Counter(vocabulary.draw() for _ in range(5000))
    assert 300 < len(counts.keys() - set(real)) < 600
    assert counts.most_common(1)[0][1] > 5 * 5000 / len(counts)


@pytest.mark.parametrize(("first", "last", "coined"), [("Stripe", "Adobe", "Stribe"), ("Zendesk", "Okta", "Zendeta")])
def test_coined_word_begins_like_one_word_and_ends_like_another(first: str, last: str, coined: str) -> None:
    assert blend(first, last) == coined


def test_typing_error_changes_a_word_a_little() -> None:
    chance = Chance("errors")
    errors = {chance.typo("marketing") for _ in range(200)}
    assert all(8 <= len(error) <= 10 and error[0] == "m" for error in errors) and len(errors) > 20
    assert chance.typo("ibm") == "ibm"
