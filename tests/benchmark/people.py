"""People, and the leads that they leave: one or more each, as people fill in forms."""

from __future__ import annotations

from dataclasses import dataclass

from benchmark.chance import Chance, Vocabulary
from benchmark.companies import Company, Founder, letters, with_legal_form, written_phone
from benchmark.material import MATERIAL, Country, column, rows
from workspace import Row

AGAIN = 0.23  # of all leads are followed by another one of the same person: 1.3 leads for each
FREE_MAILER = 0.36  # of all people write from a free mailbox
DIRECT_LINE = 0.3  # of all people of a company have a number in its range
WITHOUT_COMPANY = 0.08  # of all people give no company that means one
JUNK = ("", "", "", "n/a", "-", "self", "none", "freelancer", "student", "private", "test", "self-employed")
SHORTER = {
    "International": "Intl", "Technologies": "Tech", "Technology": "Tech", "Systems": "Sys", "Group": "Grp",
    "Services": "Svcs", "Management": "Mgmt", "Solutions": "Sol.", "Associates": "Assoc.", "University": "Univ",
    "Manufacturing": "Mfg", "Company": "Co", "Communications": "Comm", "Financial": "Fin", "National": "Natl",
    "Pharmaceuticals": "Pharma", "Laboratories": "Labs", "Industries": "Ind", "Health": "Hlth", "Center": "Ctr",
}  # fmt: skip
DEPARTMENTS = ("- Marketing", "Sales", "(HQ)", "IT Dept", "- R&D", "Procurement", "team")
SUBDOMAINS = ("mail", "corp", "eu", "us", "hq", "smtp")
LEGAL_ENDINGS = ("Inc", "LLC", "Ltd", "Corp", "GmbH", "Limited", "Co")


@dataclass
class Person:
    """A person as they are."""

    number: int
    first_name: str
    last_name: str
    company: Company | None
    country: Country
    city: str
    state: str
    work_mail: str
    free_mail: str
    uses_free_mail: bool
    phone: tuple[str, str]
    junk: str


class Crowd:
    """Brings up people, each with mailboxes of their own."""

    def __init__(self, chance: Chance, founder: Founder, companies: list[Company]) -> None:
        self.chance, self.founder = chance, founder
        # In an order of its own: who has many people isn't who was founded first.
        self.companies = chance.shuffled(companies)
        self.first_names = Vocabulary(chance, names("first_names", "first_name", "first"), coined=0.01)
        self.last_names = Vocabulary(chance, names("surnames", "surname", "last"), coined=0.15)
        self.taken: set[str] = set()

    def person(self, number: int) -> Person:
        """One person, mostly of a company."""
        chance = self.chance
        company = None if chance.of(WITHOUT_COMPANY) else chance.skewed(self.companies)
        first, last = self.first_names.draw(), self.last_names.draw()
        country = company.country if company else chance.pick(self.founder.countries)
        city, state = (company.city, company.state) if company and chance.of(0.8) else chance.pick(country.places)
        return Person(
            number=number,
            first_name=first,
            last_name=last,
            company=company,
            country=country,
            city=city,
            state=state,
            work_mail=self.mailbox(first, last, company.domain) if company else "",
            free_mail=self.mailbox(first, last, chance.pick(country.free_mail)),
            uses_free_mail=company is None or chance.of(FREE_MAILER),
            phone=self.founder.phone(country, company.phone if company and chance.of(DIRECT_LINE) else None),
            junk=chance.pick(JUNK),
        )

    def mailbox(self, first: str, last: str, host: str) -> str:
        """An address that nobody else has."""
        chance = self.chance
        given, family = letters(first) or "info", letters(last) or "office"
        name = chance.pick((
            f"{given}.{family}", f"{given}.{family}", f"{given[0]}{family}", f"{given}{family}", f"{given}_{family}",
            f"{family}{given[0]}", given,
        ))  # fmt: skip
        while f"{name}@{host}" in self.taken:
            name += chance.digits(1 + chance.below(2))
        self.taken.add(f"{name}@{host}")
        return f"{name}@{host}"


def names(source: str, header: str, part: str) -> list[str]:
    """First or last names: English ones, and those of other languages that can stand in an address."""
    foreign = [row["written"] for row in rows(MATERIAL / "international_names.csv") if row["part"] == part]
    return [name.title() for name in column(source, header)] + [name for name in foreign if letters(name)]


class Form:
    """A form on the web, as people fill it in."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance
        pairs = zip(column("first_names", "first_name"), column("first_names", "nickname"), strict=True)
        self.nicknames = {name.title(): nickname.title() for name, nickname in pairs}

    def filled(self, person: Person) -> Row:
        """One lead of a person, without its id."""
        chance, company, country = self.chance, person.company, person.country

        def given(share: float, value: str) -> str:
            return value if chance.of(share) else ""

        phone = company.phone if company and chance.of(0.25) else person.phone
        url = chance.pick(("{}", "www.{}", "https://{}", "https://www.{}/contact")).format(
            company.domain if company else ""
        )
        return {
            "first_name": self.first_name(person.first_name),
            "last_name": self.cased(chance.typo(person.last_name) if chance.of(0.05) else person.last_name),
            "email": given(0.97, self.email(person)),
            "company": given(0.87, self.company(company)) if company else person.junk,
            "website": given(0.3, url.format(company.domain)) if company else "",
            "phone": given(0.55, written_phone(chance, country, phone)),
            "city": given(0.4, chance.typo(person.city) if chance.of(0.04) else person.city),
            "state": given(0.28, person.state),
            "country": given(0.77, chance.pick(country.spellings)),
        }

    def first_name(self, name: str) -> str:
        """A first name, its nickname, its initial, with a typing error, or left out."""
        chance, throw = self.chance, self.chance.random()
        if throw < 0.10:
            name = self.nicknames.get(name, name)
        elif throw < 0.14:
            name = chance.typo(name)
        elif throw < 0.17:
            name = name[0]
        elif throw < 0.19:
            return ""
        return self.cased(name)

    def cased(self, text: str) -> str:
        """The text, sometimes in small letters or in capitals."""
        throw = self.chance.random()
        return text.lower() if throw < 0.08 else text.upper() if throw < 0.11 else text

    def email(self, person: Person) -> str:
        """The mailbox that a person mostly uses, sometimes the other one; with a tag, a subdomain, an error."""
        chance = self.chance
        free = person.uses_free_mail != chance.of(0.08) or not person.work_mail
        name, host = (person.free_mail if free else person.work_mail).split("@")
        throw = chance.random()
        if throw < 0.03:
            name += chance.pick(("+crm", "+news", "+demo", "+1"))
        elif throw < 0.05 and host == "gmail.com":
            name = name.replace(".", "") if "." in name else name[:2] + "." + name[2:]
        elif throw < 0.07:
            name = chance.typo(name)
        elif throw < 0.11 and not free:
            host = f"{chance.pick(SUBDOMAINS)}.{host}"
        elif throw < 0.14:
            name = name.title()
        return f"{name}@{host}"

    def company(self, company: Company) -> str:
        """A company's name as its people type it."""
        chance, words = self.chance, list(company.words)
        throw = chance.random()
        if throw < 0.04 and len(words) > 2:
            return "".join(word[0] for word in words).upper()
        if throw < 0.08 and len(words) > 2:
            words = words[:2]
        elif throw < 0.10 and len(words) > 1:
            words = words[:1]
        elif throw < 0.16:
            words = [SHORTER.get(word, word) for word in words]
        elif throw < 0.18:
            words = ["".join(words)]
        elif throw < 0.20:
            words = ["The", *words]
        if chance.of(0.12):
            at = chance.below(len(words))
            words[at] = chance.typo(words[at])
        name = self.cased(" ".join(words))
        if chance.of(0.25):
            name = with_legal_form(name, company.legal_form)
        elif chance.of(0.05):
            name = with_legal_form(name, chance.pick(LEGAL_ENDINGS))
        if chance.of(0.03):
            name += " " + chance.pick((*DEPARTMENTS, company.country.spellings[0], f"({company.city})"))
        return name
