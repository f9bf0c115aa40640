"""Generate a CRM of n leads and n accounts, whose truth is known: python -m benchmark.generate LEADS FOLDER.

The folder is laid out as those of tests/quality/data and can be routed as a CRM export too. No company and no person in
it is real: names and domains are drawn and coined from lists of words. The same n gives the same files.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmark.chance import Chance
from benchmark.companies import Founder, account, account_id
from benchmark.people import AGAIN, Crowd, Form, Person
from workspace import Row

CREATED_AT = "2026-01-01 00:00:00"
FEWEST = 100


@dataclass(frozen=True)
class Crm:
    """Leads and accounts, with the account of each lead and the person behind it."""

    leads: list[Row]
    accounts: list[Row]
    truth: list[Row]
    persons: list[Row]

    @property
    def known_accounts(self) -> dict[str, str]:
        """The account of each lead that has one."""
        return {row["lead_id"]: row["account_id"] for row in self.truth if row["account_id"]}

    @property
    def known_persons(self) -> dict[str, str]:
        """The person of each lead."""
        return {row["lead_id"]: row["person"] for row in self.persons}

    def first(self, leads: int) -> Crm:
        """The same CRM when it had only so many leads."""
        return Crm(self.leads[:leads], self.accounts, self.truth[:leads], self.persons[:leads])

    def write(self, folder: Path) -> None:
        """Write four CSV files."""
        folder.mkdir(parents=True, exist_ok=True)
        tables = {"leads": self.leads, "accounts": self.accounts, "truth": self.truth, "persons": self.persons}
        for name, rows in tables.items():
            with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)


def generate(leads: int, accounts: int | None = None) -> Crm:
    """A CRM of so many leads, and as many accounts unless told otherwise."""
    accounts = accounts or leads
    founder = Founder(Chance(f"companies of {accounts}"))
    companies = founder.found(accounts)
    crowd = Crowd(Chance(f"people of {accounts}"), founder, companies)
    form = Form(Chance(f"leads of {accounts}"))
    filled = Chance(f"order of {leads}").shuffled(list(visits(crowd, form, leads)))
    crm = Crm([], [], [], [])
    crm.accounts.extend(account(founder.chance, company) for company in companies if company.has_account)
    for number, (person, lead) in enumerate(filled):
        lead_id = f"L{number:07d}"
        crm.leads.append({"lead_id": lead_id, "created_at": CREATED_AT, **lead})
        crm.truth.append({"lead_id": lead_id, **truth(person)})
        crm.persons.append({"lead_id": lead_id, "person": f"P{person.number:07d}"})
    return crm


def visits(crowd: Crowd, form: Form, leads: int) -> Iterator[tuple[Person, Row]]:
    """So many leads, with the person of each; some come again, and again."""
    person = crowd.person(0)
    for _ in range(leads):
        yield person, form.filled(person)
        if not crowd.chance.of(AGAIN):
            person = crowd.person(person.number + 1)


def truth(person: Person) -> Row:
    """The account of a person's leads, if there is one, and what they gave as their company."""
    if person.company is None:
        return {"account_id": "", "label": "not_a_company"}
    if not person.company.has_account:
        return {"account_id": "", "label": "company_not_in_accounts"}
    return {"account_id": account_id(person.company), "label": "company"}


def read_count(text: str) -> int:
    """A number of leads.

    Raises:
        ValueError: it isn't one, or too small.
    """
    if not text.isdecimal() or int(text) < FEWEST:
        raise ValueError(f"'{text}' is not a number of leads of {FEWEST} or more")
    return int(text)


def main() -> int:
    """Generate and write, as the command line says."""
    parser = argparse.ArgumentParser(description="Generate leads and accounts with known truth.")
    parser.add_argument("leads")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    started = time.monotonic()
    try:
        leads = read_count(options.leads)
        generate(leads).write(options.folder)
    except (ValueError, OSError) as problem:
        print(f"benchmark: {problem}")
        return 1
    print(f"{leads:,} leads and as many accounts in {options.folder}, {time.monotonic() - started:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
