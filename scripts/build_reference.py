"""Remake the reference seeds from their public sources.

    python scripts/build_reference.py SOURCE_DIR

SOURCE_DIR holds the source files under these names:

    public_suffix_list.dat              publicsuffix.org (MPL-2.0)
    free_email_domains_kikobeats.json   Kikobeats/free-email-domains (MIT)
    disposable_email_blocklist.conf     disposable-email-domains (CC0)
    country-codes.csv                   datasets/country-codes (PDDL)
    legal_suffixes_cleanco.csv          cleanco's terms as kind,key,suffix (MIT)

The script writes these files into seeds/reference/, always the same bytes for
the same input:

    public_suffix_list.dat   unchanged copy of the source
    public_suffixes.csv, mail_domains.csv, countries.csv, country_names.csv,
    state_names.csv, legal_suffixes.csv

Do not edit those by hand. What they cannot get from a source is kept by hand in
scripts/reference_additions/ (not a seed folder, so dbt does not load it):

    country_overrides.csv       display names, dialling codes and trunk prefixes;
                                an empty cell keeps the source's value
    country_name_additions.csv  more spellings; an empty country_code means that
                                the spelling is too ambiguous to be a country
    state_name_additions.csv    more spellings of the rows of states.csv
    legal_suffix_additions.csv  legal forms that the source misses
    legal_suffix_removals.csv   entries of the source that would damage names
    mail_domain_exceptions.csv  company domains wrongly listed as free mail

These seeds are kept by hand as well and the script never writes them:
states.csv (read for state_names.csv), job_title_keywords.csv,
header_synonyms.csv, mail_providers.csv and time_zones.csv.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SEEDS = REPOSITORY / "seeds" / "reference"
ADDITIONS = REPOSITORY / "scripts" / "reference_additions"

COUNTRY_COLUMNS = (
    "country_code",
    "alpha3_code",
    "country_name",
    "region",
    "subregion",
    "dialling_code",
    "trunk_prefix",
)
COUNTRY_NAME_FIELDS = (
    "ISO3166-1-Alpha-2",
    "ISO3166-1-Alpha-3",
    "CLDR display name",
    *(f"official_name_{language}" for language in ("en", "fr", "es", "ru", "cn", "ar")),
    *(
        f"UNTERM {language} {form}"
        for language in ("English", "French", "Spanish", "Russian", "Chinese", "Arabic")
        for form in ("Short", "Formal")
    ),
)
ARTICLE = re.compile(r"^(the|la|le|les|el|los|las)\s+|^l['’]\s*", re.IGNORECASE)
LETTERS_WITHOUT_ACCENT = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "ø": "o",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
    }
)
MAX_SUFFIX_WORDS = 5


class SourceError(Exception):
    """A source file is missing or does not look as expected."""


def fold(text: str) -> str:
    """Fold a plain name: lower case, no accents, one space between letters and digits."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    plain = "".join(c for c in decomposed if not unicodedata.category(c).startswith("M"))
    plain = unicodedata.normalize("NFC", plain).translate(LETTERS_WITHOUT_ACCENT)
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def fold_company(text: str) -> str:
    """Fold a company name: '&' and '+' are 'and', dots and apostrophes vanish."""
    text = re.sub(r"[&+]", " and ", text)
    return fold(re.sub(r"[.'’]", "", text))


def require(folder: Path, name: str) -> Path:
    """Return folder/name or raise an error that names it."""
    path = folder / name
    if not path.is_file():
        raise SourceError(f"missing file: {path}")
    return path


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file with a header into dictionaries."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def write_rows(name: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write sorted rows to a seed and report how many there are."""
    ordered = sorted(rows)
    with (SEEDS / name).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(ordered)
    print(f"{name}: {len(ordered)} rows")


def punycode(suffix: str) -> str:
    """Return the ASCII form of a domain suffix."""
    return suffix.encode("idna").decode("ascii")


def build_public_suffixes(source: Path) -> None:
    """Copy the public suffix list and turn its rules into rows."""
    path = require(source, "public_suffix_list.dat")
    shutil.copyfile(path, SEEDS / path.name)
    rows: set[tuple[str, str]] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        rule = line.split()[0] if line.split() else ""
        if not rule or rule.startswith("//"):
            continue
        kind = "rule"
        if rule.startswith("!"):
            rule, kind = rule[1:], "exception"
        elif rule.startswith("*."):
            rule, kind = rule[2:], "wildcard"
        rule = rule.lower()
        rows.update({(rule, kind), (punycode(rule), kind)})
    write_rows("public_suffixes.csv", ("suffix", "kind"), rows)


def build_mail_domains(source: Path) -> None:
    """Combine the free and the disposable mail domains, less the exceptions."""
    free_path = require(source, "free_email_domains_kikobeats.json")
    disposable_path = require(source, "disposable_email_blocklist.conf")
    exceptions = {row["domain"] for row in read_rows(require(ADDITIONS, "mail_domain_exceptions.csv"))}
    listed = {
        "free": json.loads(free_path.read_text(encoding="utf-8")),
        "disposable": disposable_path.read_text(encoding="utf-8").splitlines(),
    }
    rows = {
        (domain.strip().lower(), kind)
        for kind, domains in listed.items()
        for domain in domains
        if domain.strip() and not domain.startswith("#")
    }
    unlisted = exceptions - {domain for domain, _ in rows}
    if unlisted:
        print(f"exceptions no longer needed: {', '.join(sorted(unlisted))}", file=sys.stderr)
    write_rows("mail_domains.csv", ("domain", "kind"), (row for row in rows if row[0] not in exceptions))


def dialling_code(text: str) -> str:
    """Return the digits of the first code of a cell such as '1-809,1-829' or '290 n'."""
    return re.sub(r"\D", "", text.split(",")[0])


def build_countries(source: Path) -> set[str]:
    """Write the countries and return their codes."""
    countries: dict[str, dict[str, str]] = {}
    for row in read_rows(require(source, "country-codes.csv")):
        code = row["ISO3166-1-Alpha-2"]
        countries[code] = {
            "country_code": code,
            "alpha3_code": row["ISO3166-1-Alpha-3"],
            "country_name": row["official_name_en"],
            "region": row["Region Name"],
            "subregion": row["Sub-region Name"],
            "dialling_code": dialling_code(row["Dial"]),
            "trunk_prefix": "",
        }
    for row in read_rows(require(ADDITIONS, "country_overrides.csv")):
        country = countries.setdefault(row["country_code"], dict.fromkeys(COUNTRY_COLUMNS, ""))
        country.update({column: value for column, value in row.items() if value})
    write_rows(
        "countries.csv",
        COUNTRY_COLUMNS,
        ([country[column] for column in COUNTRY_COLUMNS] for country in countries.values()),
    )
    return set(countries)


def spellings(name: str) -> set[str]:
    """Return the folded spellings of one source name.

    'Bolivia (Plurinational State of)' also gives 'bolivia' and
    'plurinational state of bolivia'; a leading or bracketed article is dropped.
    """
    name = name.replace("\xa0", " ").replace("*", "").strip()
    bracket = re.match(r"^(.*?)\s*\((.*)\)$", name)
    if bracket:
        head, inner = bracket.groups()
        found = {head, name}
        if not ARTICLE.match(inner + " "):
            found.add(f"{inner} {head}")
        elif head:
            found.discard(name)
    else:
        found = {name, ARTICLE.sub("", name)}
    return {fold(spelling) for spelling in found} - {""}


def build_country_names(source: Path, codes: set[str]) -> None:
    """Write every spelling that names exactly one country."""
    found: dict[str, set[str]] = {}
    for row in read_rows(require(source, "country-codes.csv")):
        for field in COUNTRY_NAME_FIELDS:
            for spelling in spellings(row[field]):
                found.setdefault(spelling, set()).add(row["ISO3166-1-Alpha-2"])
    for row in read_rows(require(ADDITIONS, "country_name_additions.csv")):
        code = row["country_code"]
        if code and code not in codes:
            raise SourceError(f"country_name_additions.csv: unknown country code {code}")
        found[fold(row["country_name"])] = {code} if code else set()
    ambiguous = sorted(name for name, claims in found.items() if len(claims) > 1)
    if ambiguous:
        print(f"left out as ambiguous: {', '.join(ambiguous)}", file=sys.stderr)
    write_rows(
        "country_names.csv",
        ("country_name", "country_code"),
        ((name, *claims) for name, claims in found.items() if len(claims) == 1),
    )


def build_state_names() -> None:
    """Write the spellings of states.csv: name, full code, short code, additions."""
    states = read_rows(require(SEEDS, "states.csv"))
    known = {row["state_code"] for row in states}
    rows: dict[tuple[str, str], str] = {}
    for row in states:
        country, code = row["country_code"], row["state_code"]
        short = code.partition("-")[2].lower()
        rows[country, fold(code)] = code
        if len(short) > 1 and not short.isdigit():
            rows[country, fold(short)] = code
    for row in states:
        rows[row["country_code"], fold(row["state_name"])] = row["state_code"]
    for row in read_rows(require(ADDITIONS, "state_name_additions.csv")):
        key, code = (row["country_code"], fold(row["state_name"])), row["state_code"]
        if code not in known:
            raise SourceError(f"state_name_additions.csv: unknown state code {code}")
        if rows.setdefault(key, code) != code:
            raise SourceError(f"state_name_additions.csv: {key} is already {rows[key]}")
    write_rows(
        "state_names.csv",
        ("country_code", "state_name", "state_code"),
        ((country, name, code) for (country, name), code in rows.items()),
    )


def build_legal_suffixes(source: Path) -> None:
    """Write the folded legal forms, less those that are ordinary words."""
    listed = read_rows(require(source, "legal_suffixes_cleanco.csv"))
    listed += read_rows(require(ADDITIONS, "legal_suffix_additions.csv"))
    removals = {row["suffix"] for row in read_rows(require(ADDITIONS, "legal_suffix_removals.csv"))}
    suffixes = {fold_company(row["suffix"]) for row in listed}
    suffixes = {suffix for suffix in suffixes if 1 < len(suffix)} - removals
    write_rows(
        "legal_suffixes.csv",
        ("suffix",),
        ((suffix,) for suffix in suffixes if len(suffix.split()) <= MAX_SUFFIX_WORDS),
    )


def main() -> int:
    """Rebuild every generated reference seed."""
    parser = argparse.ArgumentParser(description="Remake the reference seeds.")
    parser.add_argument("source_dir", type=Path, help="folder with the source files")
    source = parser.parse_args().source_dir
    try:
        build_public_suffixes(source)
        build_mail_domains(source)
        codes = build_countries(source)
        build_country_names(source, codes)
        build_state_names()
        build_legal_suffixes(source)
    except SourceError as error:
        print(f"build_reference: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
