"""Trim public lists to the raw material of the demo CRM.

    python scripts/build_demo_material.py SOURCE_DIR

SOURCE_DIR holds the lists as downloaded (see scripts/demo_material/README.md for
what they are, where they come from and under which licence). The files written
to scripts/demo_material are committed, so nobody needs this script to build or
run the project; it documents what was kept. Rows are sampled by the hash of
their content, so the same lists always give the same sample.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

TARGET = Path(__file__).resolve().parent / "demo_material"
Row = dict[str, str]

# O*NET occupation groups whose people answer forms of business software:
# management, business and finance, computing, engineering, education, sales, office.
BUSINESS_OCCUPATIONS = ("11-", "13-", "15-", "17-2", "25-1", "41-", "43-")

COUNTRIES = ("US GB DE FR IN SG AU JP CA BR NL ES IT SE CH PL CN KR MX AE ZA IE NZ SA DK NO FI AR CL ID BE").split()


def read_rows(path: Path) -> list[Row]:
    """All rows of a CSV file, header names and values stripped."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return [
            {(key or "").strip(): (value or "").strip() for key, value in row.items()} for row in csv.DictReader(handle)
        ]


def csv_line(values: Iterable[str]) -> str:
    """One CSV line, quoted only where needed."""
    cells = []
    for value in values:
        if any(mark in value for mark in ',"\n\r'):
            value = '"' + value.replace('"', '""') + '"'
        cells.append(value)
    return ",".join(cells) + "\n"


def write_rows(name: str, columns: list[str], rows: Iterable[Row]) -> None:
    """Write one material file, sorted so that a new sample gives a small diff."""
    lines = sorted(csv_line(row[column] for column in columns) for row in rows)
    with (TARGET / name).open("w", encoding="utf-8", newline="") as handle:
        handle.write(csv_line(columns))
        handle.writelines(lines)
    print(f"{name}: {len(lines)} rows")


def sample(rows: Iterable[Row], size: int, key: Callable[[Row], str]) -> list[Row]:
    """The `size` rows with the smallest hash of their key, one row per key."""
    ranked = {key(row): row for row in rows}
    order = sorted(ranked, key=lambda text: hashlib.sha256(text.encode()).hexdigest())
    return [ranked[text] for text in order[:size]]


def crunchbase(source: Path) -> None:
    """US technology companies that were operating or listed."""
    rows = []
    for row in read_rows(source / "companies/crunchbase_2013.csv"):
        if row["status"] not in ("operating", "ipo") or "#" in row["name"] or len(row["name"]) < 3:
            continue
        if not (row["state_code"] and row["city"]) or "(" in row["city"]:
            continue
        funding = row["funding_total_usd"]
        rows.append(
            {
                "permalink": row["permalink"].removeprefix("/company/"),
                "name": row["name"],
                "category": row["category_code"],
                "country": row["country_code"],
                "state": row["state_code"],
                "city": row["city"],
                "funding_usd": funding if funding.isdigit() else "",
            }
        )
    columns = ["permalink", "name", "category", "country", "state", "city", "funding_usd"]
    write_rows("crunchbase_2013.csv", columns, sample(rows, 3100, lambda row: row["permalink"]))


def fdic(source: Path) -> None:
    """US banks with their website and place."""
    rows = [
        {
            "name": row["NAME"],
            "website": row["WEBADDR"],
            "state": row["STNAME"],
            "city": row["CITY"],
            "zip": row["ZIP"],
            "assets_thousand_usd": row["ASSET"],
        }
        for row in read_rows(source / "companies/fdic_institutions.csv")
        if row["ASSET"]
    ]
    columns = ["name", "website", "state", "city", "zip", "assets_thousand_usd"]
    write_rows("fdic_institutions.csv", columns, sample(rows, 1100, lambda row: "|".join(row.values())))


def universities(source: Path) -> None:
    """Universities of the demo's countries, at most 70 per country."""
    rows = read_rows(source / "companies/universities.csv")
    kept: list[Row] = []
    for country in COUNTRIES:
        here = [row for row in rows if row["country_code"] == country and row["domain"]]
        kept += sample(here, 70, lambda row: row["domain"])
    columns = ["name", "country_code", "country", "state_province", "domain"]
    write_rows("universities.csv", columns, kept)


def remote_companies(source: Path) -> None:
    """Companies that hire remotely, all of them."""
    columns = ["title", "website", "region", "company_size"]
    write_rows("remote_companies.csv", columns, read_rows(source / "companies/remote_companies.csv"))


def sp500(source: Path) -> None:
    """S&P 500 constituents with sector and headquarters."""
    rows = [
        {
            "symbol": row["Symbol"],
            "name": row["Security"],
            "sector": row["GICS Sector"],
            "headquarters": row["Headquarters Location"],
        }
        for row in read_rows(source / "companies/sp500.csv")
    ]
    write_rows("sp500.csv", ["symbol", "name", "sector", "headquarters"], rows)


def sec_companies(source: Path) -> None:
    """Listed companies by the name in which they file."""
    rows = [{"name": row["name"]} for row in read_rows(source / "companies/sec_companies.csv")]
    write_rows("sec_companies.csv", ["name"], sample(rows, 900, lambda row: row["name"]))


def stackalytics(source: Path) -> None:
    """Employers of open-source contributors: accounts, domains, and what people typed.

    Persons are dropped: of the mail domains only distinct (domain, company) pairs stay.
    """
    folder = source / "labelled/stackalytics"
    domains: dict[str, list[str]] = {}
    for row in read_rows(folder / "account_domains.csv"):
        domains.setdefault(row["account_id"], []).append(row["domain"])
    accounts = [
        {**row, "domains": ";".join(domains.get(row["account_id"], []))} for row in read_rows(folder / "accounts.csv")
    ]
    write_rows("stackalytics_accounts.csv", ["account_id", "account_name", "domains"], accounts)

    typed = read_rows(folder / "alias_dev.csv")
    write_rows("stackalytics_typed_employers.csv", ["typed_company", "account_id", "label"], typed)

    columns = ["email_domain", "company_as_recorded", "account_id", "label"]
    pairs = {tuple(row[column] for column in columns) for row in read_rows(folder / "people_k3_dev.csv")}
    write_rows("stackalytics_mail_employers.csv", columns, [dict(zip(columns, pair, strict=True)) for pair in pairs])


def names(source: Path) -> None:
    """First names with a nickname, and surnames that occur more than once."""
    pairs = [
        {"first_name": row["name1"], "nickname": row["name2"]}
        for row in read_rows(source / "reference/nicknames.csv")
        if row["relationship"] == "has_nickname" and row["name1"].isalpha() and row["name2"].isalpha()
    ]
    write_rows("first_names.csv", ["first_name", "nickname"], sample(pairs, 900, lambda row: row["first_name"]))

    counts: Counter[str] = Counter()
    for row in read_rows(source / "labelled/febrl/dataset3.csv"):
        if row["rec_id"].endswith("-org"):
            counts[row["surname"]] += 1
    febrl = [name for name, count in counts.items() if count >= 2]
    counts = Counter(row["surname"].lower() for row in read_rows(source / "labelled/fake_1000/fake_1000.csv"))
    fake = [name for name, count in counts.items() if count >= 4]
    surnames = {name for name in febrl + fake if len(name) > 2 and name.replace(" ", "").isalpha()}
    write_rows("surnames.csv", ["surname"], [{"surname": name} for name in surnames])


def job_titles(source: Path) -> None:
    """Reported job titles of business occupations."""
    with (source / "titles/onet_reported_titles.txt").open(encoding="utf-8", newline="") as handle:
        rows = [
            {"job_title": row["Reported Job Title"].strip()}
            for row in csv.DictReader(handle, delimiter="\t")
            if row["O*NET-SOC Code"].startswith(BUSINESS_OCCUPATIONS)
        ]
    write_rows("onet_job_titles.csv", ["job_title"], sample(rows, 420, lambda row: row["job_title"]))


def main() -> int:
    """Write every material file that has an outside source."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    source = Path(sys.argv[1])
    TARGET.mkdir(parents=True, exist_ok=True)
    for step in (
        crunchbase, fdic, universities, remote_companies, sp500, sec_companies,
        stackalytics, names, job_titles,
    ):  # fmt: skip
        step(source)
    licence = (source / "companies/crunchbase_2013.LICENSE.txt").read_bytes()
    (TARGET / "LICENSE.crunchbase_2013.txt").write_bytes(licence)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
