"""Rows of a CRM on which engines are known to part: letters, blanks, quotes, numbers, dates, phones, hosts, ids."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from workspace import Row

TEXTS = [
    # Letters whose other case, order or length depends on who is asked.
    "İSTANBUL IŞIK A.Ş.", "ısparta ilaç", "ΟΔΥΣΣΕΥΣ ΑΕ", "οδυσσεύς αε", "Straße GmbH", "STRASSE GMBH",
    "STRAẞE GmbH", "Æther Øst ApS", "æther øst", "Łódź Sp. z o.o.", "ЯНДЕКС ООО", "Ёлка", "ŒUVRE SARL",
    "Ångström AB", "Đakovo d.o.o.", "Ǆ ǅ ǆ", "K Kelvin Å", "Þórr hf.", "ŉ ǰ ΐ", "ſchool Inc",
    # The same letters composed and with combining accents.
    "Café Zürich AG", "Cafe\u0301 Zu\u0308rich AG", "Åre Ltd", "A\u030are Ltd", "ﬁnance Ⅷ ＡＣＭＥ", "x\u0301\u0323y",
    # Other scripts, both directions, outside the basic plane.
    "株式会社 東京", "北京 有限公司", "주식회사 삼성", "شركة النفط", "חברת חשמל", "ไทย จำกัด",
    "🚀 Rocket 👩‍💻 Inc", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 Ltd",
    # Blanks of all kinds.
    "\u00a0Acme\u00a0Corp\u00a0", "Acme\u200bCorp", "\ufeffAcme Corp", "Acme\u2003Corp\u3000", "  Acme   Corp  ",
    "Acme\tCorp", "Acme\nCorp", "Acme\r\nCorp", "Acme\rCorp", "\tAcme\n", " ", "   ", "\u00a0", "\u200b", "\t",
    "\n", "-", ".", "_", "n/a",
    # What CSV, SQL, JSON, regular expressions and LIKE may take for their own.
    '"Quoted" Ltd', 'O"Brien', "O'Brien & Sons", "''", '""', "it''s", "back\\slash", "new\\nline", "ends with \\",
    "\\", "\\\\", "tab\\t", "\\N", "\\.", "a|b", "|", "||", "a | b", "100%", "50% off_", "%s", "%(x)s", "{{ x }}",
    "{% x %}", "$1 \\1 $0", "(", "[a-z]+", "^$", "a,b;c", "--", "/* x */", "; drop table x", "#", "<b>bold</b>",
    "&amp;",
    # Words and signs that loaders take for something else.
    "null", "NULL", "Null", "None", "NaN", "nan", "true", "FALSE", "N/A", "NA", "0", "00", "1e5", "Infinity",
    "undefined",
    # Length and legal forms alone.
    "Long " * 80 + "Ltd", "ß" * 301, "x" * 70, "GmbH", "Inc.", "The", "A", "Co", "S.A. de C.V.", "AT&T", "3M",
    "7-Eleven", "1&1",
]  # fmt: skip

MOMENTS = [
    # ISO 8601 and neighbours.
    "2026-10-20", "2026-10-20 09:15", "2026-10-20 09:15:42", "2026-10-20T09:15:42", "2026-10-20T09:15:42Z",
    "2026-10-20T09:15:42.123Z", "2026-10-20T09:15:42.123456789Z", "2026-10-20 09:15:42.999999",
    "2026-10-20 09:15:42.5", "2026-10-20T09:15:42+02:00", "2026-10-20T09:15:42+0200", "2026-10-20T09:15:42+02",
    "2026-10-20T09:15:42-11:30", "2026-10-20T09:15:42+14:00", "2026-10-20T09:15:42+15:59",
    "2026-10-20T09:15:42+16:00", "2026-10-20 09:15:42 UTC", "2026-10-20 09:15:42 GMT", "2026-10-20 09:15:42 +02:00",
    "2026-10-20 09:15:42Z", "2026-10-20T09:15Z", "2026-10-20Z", "2026-10-20 09:15:42 EST",
    "2026-10-20 09:15:42 Europe/Berlin", "2026-1-2", "2026-1-2 3:04:05", "2026-10-20 9:5", "2026-10-20  09:15:42",
    " 2026-10-20 09:15:42 ", "2026-10-20 09:15 PM", "2026-10-20 9:15:42 AM", "2026-10-20T", "20261020",
    "20261020T091542Z", "2026-W43-2", "2026-293", "2026-10", "2026", "2026-10-20 24:00", "2026-10-20 24:00:00",
    "2026-10-20 24:00:01", "2026-10-20 23:59:60", "2026-10-20 12:60:00", "2026-10-20 25:00:00", "2026-02-30",
    "2026-13-01", "2026-00-10", "2026-10-00", "2026-02-29", "2024-02-29", "2024-02-29 23:59:59", "2100-02-29",
    "2000-02-29", "0000-01-01", "0001-01-01", "1582-10-10", "1899-12-31", "1900-01-01", "1969-12-31 23:59:59",
    "1970-01-01", "9999-12-31 23:59:59", "10000-01-01", "-2026-10-20", "2026-10-25 02:30:00",
    "2026-03-29T02:30:00+01:00", "2026-10-20 09:15:42 extra",
    # Since 1970.
    "1792400000", "1792400000000", "1792400000123", "179240000", "17924000000", "-1792400000", "0", "1792400000.5",
    "9999999999", "9999999999999", "0000000000", "0000000000000",
    # As people and spreadsheets write them.
    "10/20/2026", "10/20/2026 9:15", "10/20/2026 09:15:42", "10/20/2026 9:15 AM", "10/20/2026 9:15:42 pm",
    "10/20/2026, 9:15 PM", "10/20/2026, 09:15:42", "10/20/26", "10/20/26 9:15 AM", "1/2/2026", "01/02/2026",
    "1/2/26", "20/10/2026", "13/13/2026", "2/30/2026", "2/29/2024", "2/29/2026", "10-20-2026", "10-20-2026 09:15",
    "20-10-2026", "10-20-26", "20.10.2026", "20.10.2026 09:15", "20.10.26", "20.10.26 9:15:42", "1.2.2026",
    "32.1.2026", "2026/10/20", "2026/10/20 09:15:42", "2026/1/2 3:04 PM", "20 Oct 2026", "20 oct 2026",
    "20 OCT 2026 09:15", "20-Oct-2026", "20-Oct-26", "Oct 20, 2026", "Oct 20, 2026 9:15 AM",
    "Oct 20, 2026, 9:15:42 PM", "20 October 2026", "October 20, 2026", "october 20, 2026 21:15", "May 5, 2026",
    "5 May 26", "20 Oktober 2026", "20 Foo 2026", "Tue, 20 Oct 2026 09:15:42 GMT", "Tue Oct 20 2026",
    "10/20/2026 12:00 AM", "10/20/2026 12:00 PM", "10/20/2026 13:00 PM", "10/20/2026 0:15 AM", "10/20/2026 24:00",
    "10/20/2026 9:15AM", "10/20/2026  9:15", "10/20/2026 ", "10/20/68", "10/20/69", "10/20/70", "10/20/99",
    "10/20/00", "10/20/0026", "10/20/202", "10/20/20266", "0/0/2026", "10/20-2026", "10.20.2026", "20/Oct/2026",
    "30 Feb 2026", "29 Feb 2024", "31-Jun-2026", "Oct 20 2026", "20Oct2026", "soon", "", " ", "null", "NaN",
    "infinity", "-infinity", "now", "today", "epoch", "tomorrow", "²⁰²⁶-10-20", "２０２６-10-20", "2026–10–20",
]  # fmt: skip

PHONES = [
    "+49 30 123456", "0049 30 123456", "030 123456", "(030) 12 34-56", "+49 (0)30 123456", "030/123456",
    "49 30 1234567", "+1 212 555 0100", "(212) 555-0100", "1-212-555-0100", "212.555.0100", "2125550100",
    "12125550100", "212 555 0100 x12", "212-555-0100 ext. 12", "212 555 0100;ext=5", "2125550100,,12#",
    "+44 20 7946 0958", "020 7946 0958", "+442079460958", "tel:+1-212-555-0100", "+", "++1 212 555 0100", "00",
    "000000", "0", "1", "123", "+999 123456789", "+0 123 456 789", "９０１２３４５６７８", "٠٣٠١٢٣٤٥٦", "call me",
    "1" * 40,
    "+" + "9" * 15, "+" + "9" * 16, "555-CALL-NOW", "+1\u00a0212\u00a05550100", "1.212555e9", "-2125550100",
    "2125550100.0", "+39 06 698", "06 698 12345", "+7 495 1234567", "8 495 1234567", " +1 2125550100 ",
]  # fmt: skip

MAILS = [
    "Jo.Doe+News@GMail.com", "jo.doe@googlemail.com", "JODOE@gmail.com", "jo@straße.de", "jo@xn--strae-oqa.de",
    "jo@İstanbul.com", "JO@ISTANBUL.COM", "ΣΑΣ@example.gr", "o'brien@acme.com", '"jo doe"@acme.com', "jo@@acme.com",
    "jo@acme", "@acme.com", "jo@", "jo", "jo@acme.com.", "jo@.acme.com", "jo@acme..com", "jo @acme.com",
    " jo@acme.com ", "<jo@acme.com>", "mailto:jo@acme.com", "Jo Doe <jo@acme.com>", "jo@acme.com,ann@acme.com",
    "jo@acme.com; ann@acme.com", "jo@sub.dept.acme.co.uk", "jo@co.uk", "jo@acme.kawasaki.jp", "jo@city.kawasaki.jp",
    "jo@1.2.3.4", "jo@[1.2.3.4]", "jo%acme.com@relay.org", "jo@localhost", "jo@mailinator.com", "jo\\@acme.com",
    "jo@acme.com\n", "jo@acme\u200b.com", "jo@acme。com",
    "用户@例子.中国", "a" * 65 + "@acme.com",
    "jo@" + "a" * 250 + ".com", "+@acme.com", "+tag@gmail.com", "...@gmail.com", "null", "none@none.com",
    "test@test.com", "jo|x@acme.com", "jo@ac_me.com", "%@acme.com",
]  # fmt: skip

HOSTS = [
    "https://www.Acme.com/path?q=1#x", "http://user:pw@acme.com:8080/", "//acme.com", "www.acme.com",
    "WWW2.ACME.COM", "www.www.acme.com", "acme.com.", "acme", "acme.", ".com", "com", "co.uk", "www.co.uk",
    "acme.co.uk", "a.b.c.acme.co.uk", "straße.de", "xn--strae-oqa.de", "İstanbul.com.tr", "例子.中国", "1.2.3.4",
    "[::1]", "localhost:8000", "acme.com/ path", " acme.com ", "acme .com", "acme.com,other.com",
    "acme.com;other.com", "ftp://acme.com", "HTTPS://ACME.COM", "http:/acme.com", "http//acme.com",
    "acme.com\\path", "acme..com", "-acme.com", "_dmarc.acme.com", "acme.kawasaki.jp", "city.kawasaki.jp",
    "foo.bar.kawasaki.jp", "acme.github.io", "github.io", "linkedin.com/company/acme", "facebook.com/acme",
    "gmail.com", "n/a", "none", "%", "acme.c", "acme.123", "a" * 64 + ".com", "x." * 130 + "com",
    "mailto:jo@acme.com",
]  # fmt: skip

COUNTS = [
    "1,200", "1 200", "1.200", "1'200", "51-200", "51 - 200", "51–200", "10k+", "10K", "1.5m", "1.5M", "$5M",
    "€5 bn", "5b", "5bn", "~500", ">1000", "<50", "1e6", "1E6", "0", "00", "-5", "+5", "1.0", "1.00", "0.5", ".5",
    "5.", "999999999999", "9999999999999", "9" * 18, "9" * 19, "9" * 40, "999999999999bn", "999999999b",
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "２００", "٢٠٠", "Ⅷ", "½", "NaN", "Infinity",
    "-0", "0x1F", "1_000", "1 000 000", "about 50", "50 people", "50%", "many", "1,2,3", "$", "k", "1k2", "1.25k",
    "2.99m", "2147483647", "2147483648", "12.345.678,90", "12,345,678.90", "USD 5 million", "5 million", "5mm", "",
    " ", "null", "true",
]  # fmt: skip

COUNTRIES = [
    "Deutschland", "DEUTSCHLAND", "germany ", "DE", "de", "TÜRKİYE", "Türkiye", "turkiye", "TURKIYE", "türkıye",
    "İRAN", "iran", "ÖSTERREICH", "Österreich", "O\u0308sterreich", "Ελλάδα", "ΕΛΛΆΔΑ", "РОССИЯ", "россия", "日本",
    "中国", "Côte d'Ivoire", "COTE D’IVOIRE", "España", "ESPAÑA", "U.S.A.", "US", "usa", "United States of America",
    "UK", "U.K.", "Great Britain", "England", "Korea", "Congo", "Guinea", "Georgia", "NA", "Namibia", "NO",
    "Curaçao", "Åland", "São Tomé", "N/A", "null", "-", "XX", "Earth", "DE|FR", "D E", "Germany\tBerlin",
    "Nederland",
]  # fmt: skip

STATES = [
    "CA", "ca", "California", "CALIFORNIA", "N.Y.", "New  York", "Bayern", "BAYERN", "İstanbul", "istanbul",
    "Île-de-France", "québec", "QUÉBEC",
]  # fmt: skip

IDS = [
    "a-1", "A1", "a_1", "ä1", "a1", "A-1", "a 1", "a.1", "B", "b", "ß", "ss", "Z", "z", "ž", "é", "e\u0301", "é ",
    "0", "00", "01", "1", "10", "2", "-1", "_", "~", "{", "É", "İ", "ı", "I", "i", "Ω", "ω", "я", "Я", "中", "🚀",
    "a'b", 'a"b', "a\\b", "a|b", "a%b", "a,b", "a\tb", "a\nb", "null", "NULL", "true", "x" * 300, "x" * 301,
]  # fmt: skip


QUIET = {
    "created_at": "2026-10-20 08:00:00",
    "updated_at": "2026-10-20 08:00:00",
    "lead_source": "web",
    "status": "new",
}


CODES = [
    "country", "product_interest", "form_name", "lead_source", "status", "language", "postal_code", "partner_id",
    "account_id", "consent_status", "lifecycle_stage", "is_deleted", "state",
]  # fmt: skip


def leads() -> Iterator[Row]:
    """A lead for each value, in every column that takes such values."""
    for number, text in enumerate(TEXTS):
        names = dict.fromkeys(("first_name", "last_name", "company", "job_title", "city", "message", "industry"), text)
        yield QUIET | {"lead_id": f"X-text-{number}", "email": f"text{number}@example-{number}.com", **names}
        yield QUIET | {"lead_id": f"X-code-{number}", "company": f"Code {number}", **dict.fromkeys(CODES, text)}
        yield QUIET | {"lead_id": f"X-owner-{number}", "company": text, "owner_id": text, "country": "US"}
    for number, moment in enumerate(MOMENTS):
        yield QUIET | {"lead_id": f"X-new-{number}", "created_at": moment, "company": f"New {number}", "country": "US"}
        yield QUIET | {"lead_id": f"X-mod-{number}", "updated_at": moment, "converted_at": moment, "country": "FR"}
    for number, phone in enumerate(PHONES):
        for country in (None, "US", "DE", "IT", "RU"):
            yield QUIET | {"lead_id": f"X-phone-{country}-{number}", "phone": phone, "country": country}
    for number, mail in enumerate(MAILS):
        yield QUIET | {"lead_id": f"X-mail-{number}", "email": mail, "country": "US"}
    for number, host in enumerate(HOSTS):
        yield QUIET | {"lead_id": f"X-host-{number}", "website": host, "country": "GB"}
        yield QUIET | {"lead_id": f"X-athost-{number}", "email": f"jo@{host}", "country": "GB"}
    for number, count in enumerate(COUNTS):
        yield QUIET | {
            "lead_id": f"X-count-{number}",
            "employee_count": count,
            "annual_revenue": count,
            "country": "US",
        }
    for number, country in enumerate(COUNTRIES):
        for state in (None, STATES[number % len(STATES)]):
            yield QUIET | {"lead_id": f"X-country-{number}-{state}", "country": country, "state": state}
    for identifier in IDS:
        # One person, so that the order of the ids decides who was first.
        yield QUIET | {"lead_id": identifier, "email": "same.person@example.net", "company": "Ids Ltd", "country": "FR"}
        yield QUIET | {"lead_id": f"turn {identifier}", "company": f"Turn {identifier}", "country": "DE"}


def accounts() -> Iterator[Row]:
    """An account for each value that leads can be matched by, and accounts that only the order of ids tells apart.

    These are a family deeper than any is followed, and its topmost account is its own parent.
    """
    for number, text in enumerate(TEXTS):
        alike = dict.fromkeys(("account_name", "country", "industry", "account_type", "account_tier"), text)
        yield {"account_id": f"X-{number}", "created_at": "2026-01-02", **alike}
    for number, host in enumerate(HOSTS):
        name = f"Host {number}"
        yield {"account_id": f"X-host-{number}", "account_name": name, "website": host, "domains": f"{host};{host}"}
    for number, moment in enumerate(MOMENTS):
        name = f"At {number}"
        yield {"account_id": f"X-at-{number}", "account_name": name, "last_activity_at": moment, "created_at": moment}
    for number, count in enumerate(COUNTS):
        size = dict.fromkeys(("employee_count", "annual_revenue"), count)
        yield {"account_id": f"X-count-{number}", "account_name": f"Count {number}", **size}
    for number, (identifier, parent) in enumerate(zip(IDS, [IDS[0], *IDS], strict=False)):
        owner = f"amer-com-0{1 + number % 2}"
        alike = {"account_name": "Ids Ltd", "country": "FR", "owner_id": owner, "parent_account_id": parent}
        yield {"account_id": identifier, **alike}


def contacts() -> Iterator[Row]:
    """A contact of every account with an awkward id, and one for each phone and each moment."""
    for number, identifier in enumerate(IDS):
        yield {"contact_id": identifier, "account_id": identifier, "email": f"c{number}@example.net"}
    for number, (moment, phone) in enumerate(zip(MOMENTS, cycle(PHONES), strict=False)):
        yield {"contact_id": f"X-{number}", "account_id": "A1", "phone": phone, "created_at": moment}


def opportunities() -> Iterator[Row]:
    """An open deal of every account with an awkward id, and one for each amount and each moment."""
    for identifier in IDS:
        yield {"opportunity_id": identifier, "account_id": identifier, "stage": "proposal", "created_at": "2026-01-02"}
    for number, (moment, count) in enumerate(zip(MOMENTS, cycle(COUNTS), strict=False)):
        deal = {"opportunity_id": f"X-{number}", "account_id": "B", "owner_id": "amer-com-01"}
        yield deal | {"amount": count, "created_at": moment, "closed_at": moment, "is_closed": COUNTS[number % 7]}


def activities() -> Iterator[Row]:
    """A call at each moment, to the leads with awkward ids in turn."""
    for number, (moment, identifier) in enumerate(zip(MOMENTS, cycle(IDS), strict=False)):
        call = {"activity_id": f"X-{number}", "activity_type": "call", "owner_id": "sdr-01"}
        yield call | {"lead_id": identifier, "occurred_at": moment}


def lead_history() -> Iterator[Row]:
    """A change of owner at each moment, of the leads with awkward ids in turn; some at the same moment."""
    for moment, identifier, text in zip(MOMENTS * 2, cycle(IDS), cycle(TEXTS), strict=False):
        change = {"field": "owner_id", "old_value": "sdr-01", "new_value": text, "changed_by": text}
        yield change | {"lead_id": identifier, "changed_at": moment}


def sync_results() -> Iterator[Row]:
    """A failed sync at each moment, of the leads with awkward ids in turn."""
    for moment, identifier, text in zip(MOMENTS, cycle(IDS), cycle(TEXTS), strict=False):
        failed = {"operation": "update_owner", "status": "failed", "error_message": text, "sync_run_id": text}
        yield failed | {"lead_id": identifier, "attempted_at": moment}


AWKWARD = (leads, accounts, contacts, opportunities, activities, lead_history, sync_results)


def awkward_rows(table: str) -> list[Row]:
    """The awkward rows of one table of the CRM; columns that a row hasn't are null."""
    return [row for rows in AWKWARD if rows.__name__ == table for row in rows()]
