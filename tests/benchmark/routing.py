"""Time the assignment of generated leads beside a plain loop: `PYTHONPATH=tests python -m benchmark.routing`.

A policy of many rules, pools and capped owners is written as CSV files, the tables above models/assignment are filled,
and dbt runs that folder as it does for everybody. The loop is given the same leads and must come to the same owners.
"""

from __future__ import annotations

import argparse
import csv
import heapq
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmark.child import Usage, run
from benchmark.sides import write_profiles
from workspace import Row, Workspace, project_copy

SIZES = {"leads": 1_000_000, "rules": 200, "pools": 40, "owners": 500, "more": 1000, "pairs": 20}
DECIDE = ("run", "--select", "path:models/assignment")
LONGEST = 8
AS_OF, NEXT_DAY = "2026-10-30 15:00:00", "2026-10-31 15:00:00"
WHOLE_SLOT = 720_720_000
ASKED = (
    "match_status", "industry", "segment", "score", "lead_source", "employee_count", "language", "product_interest",
)  # fmt: skip
# One rule per pool and kind, the particular ones first.
KINDS = (
    {"segment": "enterprise", "score": ">=60"},
    {"lead_source": "event|referral", "employee_count": "200..999"},
    {"lead_source": "!list", "score": ">40", "language": "!xx"},
    {"employee_count": "<200", "product_interest": "p0|p1|p2"},
    {},
)
LEADS = """
    create or replace table drawn as
    select
        'L' || lpad(cast(n as varchar), 8, '0') as lead_id,
        timestamp '{as_of}' - to_seconds(cast(hash(n + 1) % 400000 as bigint)) as created_at,
        cast(hash(n + 2) % 101 as integer) as score,
        'i' || hash(n + 3) % {pools} as industry,
        ['enterprise', 'mid_market', 'small'][1 + cast(hash(n + 4) % 3 as bigint)] as segment,
        ['web', 'event', 'ads', 'referral', 'chat', 'list'][1 + cast(hash(n + 5) % 6 as bigint)] as lead_source,
        'p' || hash(n + 6) % 6 as product_interest,
        ['en', 'de', 'fr', 'xx'][1 + cast(hash(n + 7) % 4 as bigint)] as language,
        case when hash(n + 8) % 9 > 0 then cast(exp(hash(n + 9) % 9000 / 1000.0) as bigint) end as employee_count,
        ['us', 'ca', 'de', 'fr', 'gb', 'jp', 'br', 'in'][1 + cast(hash(n + 10) % 8 as bigint)] as country,
        'f' || hash(n + 11) % 20 as form_name,
        case when hash(n + 12) % 10 = 0 then 'a' || hash(n + 13) % 5000 end as account_id,
        'company ' || case when n % 1000 < {pairs} then n // 2 * 2 else n end as company_key
    from range({first}, {last}) as leads(n)
"""
ACCOUNTS = """
    insert into normalized_accounts by name
    select 'a' || n as account_id, 'o' || lpad(cast(n % {owners} as varchar), 4, '0') as owner_id
    from range(5000) as accounts(n)
"""
# As the lines of the pools stand: better grades first, a day of waiting worth a grade, then age.
IN_ORDER = """
    select asked.lead_id, asked.account_id, lead_companies.company_key, {asked}
    from (select * from lead_attributes inner join scored_leads using (lead_id)) as asked
    inner join parsed_leads on asked.lead_id = parsed_leads.lead_id
    inner join lead_companies on asked.lead_id = lead_companies.lead_id
    order by
        greatest(
            position(grade in 'ABCD') - date_diff('second', created_at, timestamp '{as_of}') // 86400, 1
        ), created_at, asked.lead_id
"""
FILLED = {
    "parsed_leads": "select lead_id, created_at, false as is_deleted from drawn",
    "lead_attributes": """
        select
            lead_id, account_id, lead_id as survivor_lead_id, industry, segment, lead_source, product_interest,
            language, employee_count, country, form_name, 'unique' as duplicate_status, 'true' as is_complete,
            'business' as email_type, 'false' as has_open_opportunity,
            case when account_id is null then 'unmatched' else 'matched' end as match_status
        from drawn
    """,
    "scored_leads": """
        select
            lead_id, score as fit_score, 0 as intent_score, score,
            case when score >= 70 then 'A' when score >= 45 then 'B' when score >= 20 then 'C' else 'D' end as grade
        from drawn
    """,
    "lead_channels": "select lead_id, 'call email' as allowed_channels, 'call email' as reach from drawn",
    "lead_companies": "select lead_id, company_key, account_id from drawn",
    "lead_duplicates": """
        select lead_id, lead_id as person_id, lead_id as survivor_lead_id, false as is_duplicate from drawn
    """,
}


@dataclass(frozen=True)
class Policy:
    """Rules, pools, members and owners, as rows of the policy files."""

    rules: list[Row]
    pools: list[Row]
    members: list[Row]
    owners: list[Row]


def make_policy(rules: int, pools: int, owners: int, leads: int) -> Policy:
    """A policy whose owners share pools, most of whom fill up while the last rule's never do."""
    names = [f"o{number:04d}" for number in range(owners)]
    cap = leads // owners
    listed = [
        {
            "owner_id": name, "owner_name": name, "team": "t", "time_zone": "UTC", "calendar_id": "office_hours",
            "is_active": "true", "daily_cap": "" if number < 5 else str(cap // 2 + 17 * number % cap),
        }
        for number, name in enumerate(names)
    ]  # fmt: skip
    kinds = [{"pool_id": f"p{number}", "pool_name": f"p{number}", "sticky_days": "0"} for number in range(pools)]
    members = [
        {"pool_id": f"p{place % pools}", "owner_id": name, "weight": str(1 + number % 3)}
        for number, name in enumerate(names)
        if number >= 5
        for place in ({number, number // 3} if number % 4 == 0 else {number})
    ]
    members = list({(row["pool_id"], row["owner_id"]): row for row in members}.values())
    kinds.append({"pool_id": "overflow", "pool_name": "overflow", "sticky_days": "0"})
    members += [{"pool_id": "overflow", "owner_id": name, "weight": "1"} for name in names[:5]]
    table: list[Row] = [{"rule_id": "account_owner", "match_status": "matched", "outcome": "account_owner"}]
    for number in range(rules - 2):
        place = number % pools
        kind = KINDS[number // pools % len(KINDS)]
        table.append(
            {"rule_id": f"r{number}", "industry": f"i{place}", **kind, "outcome": "pool", "destination": f"p{place}"}
        )
    table.append({"rule_id": "default", "outcome": "pool", "destination": "overflow"})
    for number, row in enumerate(table):
        row |= {"priority": str(10 * number + 10), "sla_policy": "standard", "if_infeasible": "next_rule"}
    return Policy(table, kinds, members, listed)


def write_policy(project: Path, policy: Policy) -> None:
    """Put the policy in place of the files that are shipped, and empty those that name owners of theirs."""
    folder = project / "seeds/policy"
    for name, rows in {
        "routing_rules": policy.rules, "pools": policy.pools, "pool_members": policy.members, "owners": policy.owners,
        "owner_absences": [], "lead_overrides": [], "branches": [],
    }.items():  # fmt: skip
        path = folder / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            columns = next(csv.reader(file))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def write_leads(workspace: Workspace, first: int, last: int, as_of: str, **drawn: int) -> None:
    """Add leads, numbered from first up to last, to the tables that models/assignment reads."""
    with workspace.connect() as connection:
        connection.execute(LEADS.format(first=first, last=last, as_of=as_of, **drawn))
        for table, rows in FILLED.items():
            connection.execute(f"insert into {table} by name {rows}")
        connection.execute("drop table drawn")


def write_accounts(workspace: Workspace, owners: int) -> None:
    """Accounts with owners, for the leads that match one."""
    with workspace.connect() as connection:
        connection.execute(ACCOUNTS.format(owners=owners))


def dbt(workspace: Workspace, *command: str, **variables: Any) -> tuple[Usage, float, dict[str, float]]:
    """Run dbt in a process of its own: what it used, the seconds from its first model to its last, those of each."""
    every = {**workspace.variables, **variables}
    program = str(Path(sys.executable).with_name("dbt"))
    with workspace.environment():
        usage = run(
            [program, "--no-use-colors", *workspace.arguments(command, every)[2:], "--profiles-dir",
             str(workspace.folder)], {}, lambda line: None,
        )  # fmt: skip
    results = json.loads((workspace.folder / "target/run_results.json").read_text())["results"]
    moments = [
        datetime.fromisoformat(timing[end])
        for result in results
        for timing in result["timing"]
        for end in ("started_at", "completed_at")
    ]
    seconds = {result["unique_id"].split(".")[-1]: result["execution_time"] for result in results}
    return usage, (max(moments) - min(moments)).total_seconds(), seconds


def meets(cell: str, value: str) -> bool:
    """Whether a cell of the decision table fits a value, '' for none."""
    if cell.startswith("!"):
        return value not in cell[1:].split("|")
    if cell[0] in "<>" or ".." in cell:
        if not value:
            return False
        low, dots, high = cell.partition("..")
        if dots:
            return int(low) <= int(value) <= int(high)
        bound = int(cell.lstrip("<>="))
        number = int(value)
        return {">": number > bound, "<": number < bound, ">=": number >= bound, "<=": number <= bound}[
            cell[: 2 if cell[1] == "=" else 1]
        ]
    return value in cell.split("|")


def loop(policy: Policy, leads: Sequence[tuple], account_owners: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """One lead after the other in order of service: (lead, rule, owner). Rules that fit are bits of one number."""
    rules = policy.rules
    every = (1 << len(rules)) - 1
    known: dict[tuple[int, str], int] = {}

    def fitting(place: int, value: str) -> int:
        name = ASKED[place]
        bits = sum(1 << n for n, rule in enumerate(rules) if name not in rule or meets(rule[name], value))
        known[place, value] = bits
        return bits

    room = {row["owner_id"]: int(row["daily_cap"] or 10**9) for row in policy.owners}
    turns: dict[str, list[tuple[int, str, int]]] = {row["pool_id"]: [] for row in policy.pools}
    for row in policy.members:
        slot = WHOLE_SLOT // int(row["weight"])
        turns[row["pool_id"]].append((slot // 2, row["owner_id"], slot))
    for heap in turns.values():
        heapq.heapify(heap)
    first_owners: dict[str, str] = {}
    crews = {pool: {owner for _, owner, _ in heap} for pool, heap in turns.items()}
    for lead_id, account_id, company, *values in leads:
        bits = every
        for place, value in enumerate(values):
            found = known.get((place, value))
            bits &= fitting(place, value) if found is None else found
        while bits:
            lowest = bits & -bits
            bits ^= lowest
            rule = rules[lowest.bit_length() - 1]
            if rule["outcome"] == "account_owner":
                owner = account_owners.get(account_id, "")
                if not room.get(owner, 0):
                    continue
            elif room.get(first_owners.get(company, ""), 0) and first_owners[company] in crews[rule["destination"]]:
                owner = first_owners[company]
            else:
                heap = turns[rule["destination"]]
                while heap and not room[heap[0][1]]:
                    heapq.heappop(heap)
                if not heap:
                    continue
                turn, owner, slot = heap[0]
                heapq.heapreplace(heap, (turn + slot, owner, slot))
            room[owner] -= 1
            first_owners.setdefault(company, owner)
            yield lead_id, rule["rule_id"], owner
            break


def timed_loop(workspace: Workspace, policy: Policy) -> tuple[float, list[tuple[str, str, str]]]:
    """The plain loop over the same leads: its seconds, and who takes which lead by which rule."""
    asked = ", ".join(f"coalesce(cast(asked.{name} as varchar), '')" for name in ASKED)
    leads = workspace.rows(IN_ORDER.format(asked=asked, as_of=AS_OF))
    account_owners = dict(workspace.rows("select account_id, owner_id from normalized_accounts"))
    started = time.perf_counter()
    decided = list(loop(policy, leads, account_owners))
    return time.perf_counter() - started, decided


def show(seconds: float, what: str) -> None:
    """Print how long something took."""
    print(f"{seconds:9.2f} s  {what}", flush=True)


def show_run(workspace: Workspace, what: str, leads: int, as_of: str) -> None:
    """Decide whatever waits, and print the longest steps and the whole."""
    usage, seconds, steps = dbt(workspace, *DECIDE, as_of=as_of)
    for name, taken in sorted(steps.items(), key=lambda step: -step[1])[:LONGEST]:
        show(taken, f"  {name}")
    show(seconds, f"{what}: {leads / seconds:,.0f} leads a second; with dbt's start {usage}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the policy and the leads, decide, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, size in SIZES.items():
        parser.add_argument(f"--{name}", type=int, default=size)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="routing_") as folder:
        policy = make_policy(given.rules, given.pools, given.owners, given.leads)
        workspace = Workspace(Path(folder), project_copy(Path(folder) / "project"), {"as_of": AS_OF})
        write_policy(workspace.project, policy)
        write_profiles(workspace.folder)
        print(f"{given.leads:,} leads, {given.rules} rules, {given.pools} pools, {given.owners} owners", flush=True)
        dbt(workspace, "seed")
        dbt(workspace, "run", "--empty")
        dbt(workspace, "run", "--select", "path:models/policy", "config.materialized:view")
        write_accounts(workspace, given.owners)
        drawn = {"pools": given.pools, "pairs": given.pairs}
        write_leads(workspace, 0, given.leads, AS_OF, **drawn)
        seconds, expected = timed_loop(workspace, policy)
        show_run(workspace, "decided and logged", given.leads, AS_OF)
        show(seconds, f"a plain Python loop: {given.leads / seconds:,.0f} leads a second")
        different = set(expected) ^ set(workspace.rows("select lead_id, rule_id, owner_id from assignment_log"))
        print(f"{len(different):9}    decisions differ")
        started = time.perf_counter()
        traced = len(workspace.rows(f"select * from route_trace where lead_id = '{expected[-1][0]}'"))
        show(time.perf_counter() - started, f"the trace of one lead, {traced} rows")
        write_leads(workspace, given.leads, given.leads + given.more, NEXT_DAY, **drawn)
        show_run(workspace, f"{given.more:,} more leads", given.more, NEXT_DAY)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
