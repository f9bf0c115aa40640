"""What the generated CRM is made of: the lists that the demo CRM comes from too (scripts/demo_material/README.md)."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workspace import PROJECT, Row

MATERIAL = PROJECT / "scripts/demo_material"
REFERENCE = PROJECT / "seeds/reference"
# Lists of companies of every trade, with the column that has their names.
NAME_LISTS = {"crunchbase_2013": "name", "remote_companies": "title", "sp500": "name", "sec_companies": "name"}
AREA_CODES = [str(area) for area in range(20, 100)]


@dataclass(frozen=True)
class Country:
    """How one country writes its name, its companies' legal form, its domains and phones."""

    code: str
    weight: int
    legal_form: str
    tld: str
    spellings: list[str]
    free_mail: list[str]
    dialling_code: str
    trunk_prefix: str
    area_codes: list[str]
    places: list[tuple[str, str]]


@cache
def rows(path: Path) -> list[Row]:
    """The rows of a list."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def column(name: str, header: str) -> list[str]:
    """One column of a list of the demo's material."""
    return [row[header] for row in rows(MATERIAL / f"{name}.csv")]


@cache
def countries() -> list[Country]:
    """Every country of the demo, with its places and area codes."""
    dialling = {row["country_code"]: row for row in rows(REFERENCE / "countries.csv")}
    return [
        Country(
            code=row["code"],
            weight=int(row["weight"]),
            legal_form=row["legal_form"],
            tld=row["tld"],
            spellings=row["spellings"].split("|"),
            free_mail=row["free_mail"].split("|"),
            dialling_code=dialling[row["code"]]["dialling_code"],
            trunk_prefix=dialling[row["code"]]["trunk_prefix"] or "",
            area_codes=area_codes(row["code"]),
            places=places(row["code"]),
        )
        for row in rows(MATERIAL / "countries.csv")
    ]


def area_codes(country: str) -> list[str]:
    """The area codes of a country; any two digits where we don't know them."""
    states = rows(MATERIAL / "states.csv")
    known = [code for row in states if row["country"] == country for code in row["area_codes"].split("|")]
    return known or AREA_CODES


def places(country: str) -> list[tuple[str, str]]:
    """The cities of a country with their states; American ones from real companies, so that some are common."""
    if country == "US":
        return [(row["city"], row["state"]) for row in rows(MATERIAL / "crunchbase_2013.csv") if row["city"]]
    return [(row["city"], row["state"]) for row in rows(MATERIAL / "places.csv") if row["country"] == country]


@cache
def company_names() -> list[list[str]]:
    """Real company names as at most four words each, without legal forms."""
    forms = {row["suffix"].replace(" ", "") for row in rows(REFERENCE / "legal_suffixes.csv")} | {"the", "new"}
    names = [
        re.findall(r"[^\W\d_]{2,}", name) for source, header in NAME_LISTS.items() for name in column(source, header)
    ]
    kept = [[in_everyday_case(word) for word in name if word.lower() not in forms][:4] for name in names]
    return [name for name in kept if name]


def in_everyday_case(word: str) -> str:
    """A word of a shouting list in small letters; short ones may be initials."""
    return word.title() if word.isupper() and len(word) > 3 else word
