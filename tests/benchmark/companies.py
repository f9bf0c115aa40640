"""Companies with names, domains, phones and places, and the accounts that a CRM keeps of most of them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from benchmark.chance import Chance, Vocabulary
from benchmark.material import Country, company_names, countries
from workspace import Row

OUTSIDE = 0.26  # of all companies have no account
IN_FAMILIES = 0.12  # of all draws found a family of two to four companies, which share their first word
NAMESAKES = 0.1  # of all who would have to take a name that somebody has do so all the same
LEGAL_FORMS = {
    "Inc.": ("Inc", ", Inc.", "Inc.", "Incorporated", "Corp.", "LLC", ", LLC", "Corporation", "Co."),
    "Ltd": ("Ltd", "Ltd.", "Limited", "LTD", "plc"),
    "GmbH": ("GmbH", "AG", "GmbH & Co. KG", "mbH"),
    "Co., Ltd.": ("Co., Ltd.", "Co Ltd", "Ltd"),
    "Pvt. Ltd.": ("Pvt. Ltd.", "Private Limited", "Pvt Ltd", "Ltd"),
    "S.L.": ("S.L.", "SL", "S.A."),
    "B.V.": ("B.V.", "BV", "N.V."),
}
OTHER_TLDS = ("net", "org", "io", "co", "biz")
DOMAIN_TAILS = ("hq", "group", "online", "usa", "inc", "web", "global")


@dataclass
class Company:
    """A company as it is; what the CRM and its people write of it comes later."""

    number: int
    words: list[str]
    legal_form: str
    country: Country
    city: str
    state: str
    domain: str
    phone: tuple[str, str]
    parent: int | None
    has_account: bool
    other_domains: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name without its legal form."""
        return " ".join(self.words)


class Founder:
    """Founds companies, each with a domain and a phone of its own."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance
        names = company_names()
        self.brands = Vocabulary(chance, [name[0] for name in names], coined=0.5)
        self.trades = Vocabulary(chance, [word for name in names for word in name[1:]], coined=0.03)
        self.lengths = [len(name) for name in names]
        self.countries = [country for country in countries() for _ in range(country.weight)]
        self.taken: set[object] = set()

    def found(self, accounts: int) -> list[Company]:
        """Companies, of which so many have an account."""
        companies: list[Company] = []
        while accounts > 0:
            brand = self.brands.draw()
            members = 2 + self.chance.below(3) if self.chance.of(IN_FAMILIES) else 1
            parent = None
            for _ in range(members):
                has_account = accounts > 0 and not self.chance.of(OUTSIDE)
                accounts -= has_account
                companies.append(self.company(len(companies), brand, parent, has_account))
                parent = parent or companies[-1]
        return companies

    def company(self, number: int, brand: str, parent: Company | None, has_account: bool) -> Company:
        """One company; a member of a family works in a trade or a country of its own."""
        chance = self.chance
        country = chance.pick(self.countries)
        words = [brand, *(self.trades.draw() for _ in range(chance.pick(self.lengths) - 1))]
        if parent and chance.of(0.3):
            words = [*parent.words, country.spellings[0]]
        elif parent and len(words) == 1:
            words = [brand, self.trades.draw()]
        while " ".join(words) in self.taken and not chance.of(NAMESAKES):
            words.append(self.trades.draw())
        self.taken.add(" ".join(words))
        city, state = chance.pick(country.places)
        form = country.legal_form
        return Company(
            number=number,
            words=words,
            legal_form=chance.pick(LEGAL_FORMS.get(form, (form,))),
            country=country,
            city=city,
            state=state,
            domain=self.domain(words, country),
            phone=self.phone(country),
            parent=parent.number if parent else None,
            has_account=has_account,
            other_domains=[self.domain([*words, chance.pick(DOMAIN_TAILS)], country)] if chance.of(0.04) else [],
        )

    def domain(self, words: list[str], country: Country) -> str:
        """A domain that nobody else has, from the name as companies take them."""
        chance = self.chance
        parts = [part for word in words if (part := letters(word))] or ["company"]
        stems = [
            "".join(parts),
            "".join(parts[:2]),
            parts[0],
            "-".join(parts[:2]),
            parts[0] + chance.pick(DOMAIN_TAILS),
        ]
        if len(parts) > 2:
            stems.append("".join(part[0] for part in parts))
        stem = chance.pick(stems)
        tail = "com" if country.code == "US" or chance.of(0.5) else country.tld
        tail = chance.pick(OTHER_TLDS) if chance.of(0.12) else tail
        while f"{stem}.{tail}" in self.taken or len(stem) < 2:
            stem += chance.pick([*DOMAIN_TAILS, letters(country.spellings[0]), str(chance.below(100))])
        self.taken.add(f"{stem}.{tail}")
        return f"{stem}.{tail}"

    def phone(self, country: Country, beside: tuple[str, str] | None = None) -> tuple[str, str]:
        """An area code and a number that nobody else has, in the range of another one if told.

        No number begins with 1 behind the area code in North America, so that nobody's telephone rings.
        """
        while True:
            area, start = (beside[0], beside[1][:4]) if beside else (self.chance.pick(country.area_codes), "1")
            phone = (area, start + self.chance.digits(7 - len(start)))
            if phone not in self.taken:
                self.taken.add(phone)
                return phone


def letters(word: str) -> str:
    """A word as it stands in a domain."""
    plain = unicodedata.normalize("NFKD", word.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plain)


def written_phone(chance: Chance, country: Country, phone: tuple[str, str]) -> str:
    """A phone as people write it."""
    area, rest = phone
    exchange, line = rest[:3], rest[3:]
    national = country.trunk_prefix if country.dialling_code != "1" else ""
    return chance.pick((
        f"+{country.dialling_code} {area} {exchange} {line}",
        f"+{country.dialling_code}{area}{exchange}{line}",
        f"+{country.dialling_code} ({area}) {exchange}-{line}",
        f"({national}{area}) {exchange}-{line}",
        f"{national}{area}-{exchange}-{line}",
        f"{national}{area}{exchange}{line}",
    ))  # fmt: skip


def with_legal_form(name: str, form: str) -> str:
    """The name with a legal form behind it, or after a comma."""
    return f"{name}{form}" if form.startswith(",") else f"{name} {form}"


def account_id(company: Company) -> str:
    """The id of a company's account."""
    return f"A{company.number:07d}"


def account(chance: Chance, company: Company) -> Row:
    """What the CRM keeps of a company: not everything, and not always tidy."""

    def kept(share: float, value: str) -> str:
        return value if chance.of(share) else ""

    url = chance.pick(("{}", "www.{}", "https://{}", "https://www.{}/", "http://{}")).format(company.domain)
    full = with_legal_form(company.name, company.legal_form)
    return {
        "account_id": account_id(company),
        "account_name": full if chance.of(0.6) else company.name,
        "website": kept(0.88, url),
        "domains": ";".join(company.other_domains),
        "phone": kept(0.69, written_phone(chance, company.country, company.phone)),
        "city": kept(0.66, company.city),
        "state": kept(0.6, company.state),
        "country": kept(0.89, chance.pick(company.country.spellings)),
    }
