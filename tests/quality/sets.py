"""Labelled sets: leads as somebody wrote them, and which account or which person is behind each.

A set is a folder with `leads.csv` and its truth: `truth.csv` (lead_id, account_id, label) says which account each lead
belongs to, `persons.csv` (lead_id, person) which leads are one person, `companies.csv` (lead_id, company) which are of
one company. Its accounts are the `accounts.csv` beside it or
one folder up, where sets can share them. Columns are those of the input contract (macros/crm/crm_columns.sql).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workspace import Row

COMMITTED = Path(__file__).parent / "data"
JUNK = "not_a_company"
# What the lists of others call our columns, and where they keep the persons.
OTHER_NAMES = {"company_name": "company", "name": "account_name", "domain": "website", "person_cluster": "person"}
PERSON_FILES = ("persons.csv", "lead_clusters.csv")
LABELLED_HELP = "folders with more sets, laid out as tests/quality/data, with commas between"


@dataclass(frozen=True)
class LabelledSet:
    """One set in memory; a lead is known by the set's name and its id, so that sets can share a CRM.

    `truth` has only leads with an account, `junk` those whose company is none at all; `persons` and `companies` are
    empty where nobody knows who is who.
    """

    name: str
    leads: list[Row]
    accounts: Path | None
    truth: dict[str, str]
    junk: frozenset[str]
    persons: dict[str, str]
    companies: dict[str, str] = field(default_factory=dict)


def read_sets(folder: Path) -> list[LabelledSet]:
    """Every set in a folder, which may be a set itself.

    Raises:
        ValueError: a set says nothing that could be measured, or the folder has none.
    """
    sets = [read_set(path.parent, folder) for path in sorted(folder.rglob("leads.csv"))]
    if not sets:
        raise ValueError(f"no leads.csv in {folder}")
    return sets


def read_labelled(folders: str) -> list[LabelledSet]:
    """Every set in several folders, named with commas between; none for an empty text."""
    return [each for name in folders.split(",") if name.strip() for each in read_sets(Path(name.strip()).expanduser())]


def read_set(folder: Path, root: Path) -> LabelledSet:
    """The set of one folder, named by its way from the root."""
    name = folder.resolve().name if folder == root else folder.relative_to(root).as_posix()
    leads = read_rows(folder / "leads.csv", name, "lead_id")
    truth = read_rows(folder / "truth.csv", name, "lead_id", "account_id")
    persons = [row for file in PERSON_FILES for row in read_rows(folder / file, name, "lead_id", "person")]
    companies = read_rows(folder / "companies.csv", name, "lead_id", "company")
    places = [folder] if folder == root else [folder, folder.parent]
    accounts = next((place / "accounts.csv" for place in places if (place / "accounts.csv").exists()), None)
    if not persons and not companies and not (truth and accounts):
        raise ValueError(f"{folder}: needs truth.csv and accounts.csv, persons.csv or companies.csv")
    return LabelledSet(
        name=name,
        leads=leads,
        accounts=accounts if truth else None,
        truth={row["lead_id"]: row["account_id"] for row in truth if row["account_id"]},
        junk=frozenset(row["lead_id"] for row in truth if row.get("label") == JUNK),
        persons={row["lead_id"]: row["person"] for row in persons},
        companies={row["lead_id"]: row["company"] for row in companies},
    )


def read_rows(path: Path, prefix: str = "", *needed: str) -> list[Row]:
    """The rows of a CSV file under our names, none where there is no file; the prefix makes lead ids unique.

    Raises:
        ValueError: the file lacks a column that is needed.
    """
    if not path.exists():
        return []
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = [{OTHER_NAMES.get(name, name): value for name, value in row.items()} for row in csv.DictReader(file)]
    if rows and (lacking := [name for name in needed if name not in rows[0]]):
        raise ValueError(f"{path}: lacks the column {lacking[0]}")
    return [{**row, "lead_id": f"{prefix}/{row['lead_id']}"} if "lead_id" in row else row for row in rows]


def grouped(sets: Iterable[LabelledSet]) -> list[list[LabelledSet]]:
    """The sets by the CRM that they share: the same accounts, and never two sets whose persons could be mixed up."""
    crms: list[list[LabelledSet]] = []
    for each in sorted(sets, key=lambda each: each.accounts is None):
        place = next((crm for crm in crms if may_join(each, crm)), None)
        if place is None:
            crms.append([each])
        else:
            place.append(each)
    return crms


def may_join(each: LabelledSet, crm: Sequence[LabelledSet]) -> bool:
    """Whether a set keeps out of the way of the others in a CRM."""
    persons_alone = not each.persons or not any(other.persons for other in crm)
    companies_alone = not each.companies and not any(other.companies for other in crm)
    return persons_alone and companies_alone and each.accounts in (None, crm[0].accounts)
