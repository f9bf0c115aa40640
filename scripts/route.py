"""Route leads and say where they went: the command behind `make route`.

Runs `dbt build` without the unit tests, shows its progress by layer, and prints the summary that the model
mart_routing_overview holds. Everything it does, plain dbt does too:

    dbt build --exclude-resource-type unit_test --vars '{crm: files, crm_files: DIR, as_of: "2026-01-31 12:00:00"}'
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from dbt.cli.main import dbtRunner, dbtRunnerResult
from dbt.contracts.graph.manifest import Manifest

PROJECT = Path(__file__).resolve().parent.parent
LAYERS = {
    "crm": "reading the CRM",
    "policy": "checking the policy",
    "staging": "typing rows, setting bad ones aside",
    "normalized": "making fields comparable",
    "identity": "finding duplicates",
    "matching": "matching accounts",
    "scoring": "scoring",
    "assignment": "deciding",
    "sla": "setting the clocks",
    "marts": "counting outcomes",
    "sync": "preparing the CRM sync",
}
STATES = ["assigned", "held", "in_review", "with_partner", "nurturing", "discarded", "duplicate_of"]
SLA_STATUSES = ["met", "met_late", "breached", "at_risk", "pending", "paused", "none"]


# What a database or a driver says, and what to do about it; the groups of the pattern are put into the answer.
SERVER = r'connection to server at "(?P<host>[^"]*)".*?, port (?P<port>\d+) failed: '
ANSWERS = {
    SERVER + r'.*password authentication failed for user "(?P<user>[^"]*)"': (
        "POSTGRES_USER, POSTGRES_PASSWORD: the server at {host}:{port} refuses user '{user}' with this password"
    ),
    SERVER + r".*no password supplied": "POSTGRES_PASSWORD: the server at {host}:{port} wants a password, none is set",
    SERVER + r'.*database "(?P<name>[^"]*)" does not exist': (
        "POSTGRES_DB: the server at {host}:{port} has no database '{name}'"
    ),
    SERVER + r'.*role "(?P<user>[^"]*)" (?P<why>does not exist|is not permitted to log in)': (
        "POSTGRES_USER: user '{user}' of the server at {host}:{port} {why}"
    ),
    SERVER + r"(?P<why>Connection refused|timeout expired|.*No route to host|.*Network is unreachable)": (
        "POSTGRES_HOST, POSTGRES_PORT: no server answers at {host}:{port} ({why})"
    ),
    r'could not translate host name "(?P<host>[^"]*)"': "POSTGRES_HOST: there is no host '{host}'",
    r"env_var\('(?P<name>\w+)'.*Could not convert value '(?P<value>[^']*)'": "{name}: '{value}' is not a number",
    r"permission denied for database (?P<name>\S+)": (
        "POSTGRES_USER: may not create schemas in database '{name}'; its owner can allow it: "
        'grant create on database "{name}" to the user'
    ),
    r"permission denied for schema (?P<name>\S+)": (
        "POSTGRES_USER: may not write to schema '{name}'; its owner can allow it: "
        'grant usage, create on schema "{name}" to the user'
    ),
    r"permission denied to create extension|no schema has been selected to create in": (
        "POSTGRES_USER: may not switch on the extension fuzzystrmatch; whoever owns the database can: "
        "create extension fuzzystrmatch"
    ),
    r"JAVA_GATEWAY_EXITED|JAVA_HOME is not set": (
        "JAVA_HOME: Spark did not start; it needs Java 17 or newer in $JAVA_HOME or on the PATH"
    ),
    r"Could not find adapter type (?P<name>\w+)": (
        "TARGET={name}: the package dbt-{name} is not installed in this environment"
    ),
    r"does not have a target named '(?P<name>[^']*)'": "TARGET={name}: profiles.yml has no such target",
}


class Progress:
    """Prints one line as each layer is done, and whatever the macros say, from dbt's own events."""

    def __init__(self, manifest: Manifest) -> None:
        self.started = time.monotonic()
        self.waiting = Counter(layer_of(node) for node in manifest.nodes.values() if node.resource_type == "model")
        self.models = Counter(self.waiting)

    def __call__(self, event: Any) -> None:
        """Take one of dbt's events."""
        if event.info.name == "LogModelResult":
            layer = event.data.node_info.node_path.split("/")[0]
            self.waiting[layer] -= 1
            if self.waiting[layer] == 0:
                seconds = time.monotonic() - self.started
                print(f"  {seconds:5.1f} s  {LAYERS[layer]} ({self.models[layer]} models)", flush=True)
        elif event.info.name == "JinjaLogInfo":
            print(event.data.msg, flush=True)


def layer_of(node: Any) -> str:
    """The folder of models/ that a node stands in."""
    return node.path.split("/")[0]


def invoke(
    command: list[str],
    variables: dict[str, str],
    manifest: Manifest | None = None,
    callbacks: list[Any] | None = None,
) -> dbtRunnerResult:
    """Run one dbt command of this project in this process, silent but for its callbacks."""
    places = ["--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT), "--vars", json.dumps(variables)]
    return dbtRunner(manifest=manifest, callbacks=callbacks or []).invoke(["--log-level", "none", *command, *places])


def route_variables(options: argparse.Namespace) -> dict[str, str]:
    """The dbt vars that the options of this command stand for."""
    variables = {}
    if options.files:
        variables |= {"crm": "files", "crm_files": str(Path(options.files).expanduser().resolve())}
    if options.as_of:
        variables["as_of"] = options.as_of
    if options.date_order:
        variables["crm_date_order"] = options.date_order
    return variables


def problems(result: dbtRunnerResult) -> list[str]:
    """One line for everything that failed or warned in a build."""
    if result.exception:
        return [explained(str(result.exception))]
    lines = []
    for outcome in result.result or []:
        status = str(outcome.status)
        if status in {"error", "fail", "warn", "runtime error"}:
            lines.append(f"{status}: {outcome.node.name}: {explained(outcome.message or '')}")
    return lines


def routed(result: dbtRunnerResult) -> bool:
    """Whether the run got as far as writing its decisions down and counting them."""
    outcomes = {outcome.node.name: str(outcome.status) for outcome in result.result or []}
    return outcomes.get("assignment_log") == outcomes.get("mart_routing_overview") == "success"


def explained(message: str) -> str:
    """What a message comes to, with the setting to look at where it is a known one."""
    for pattern, answer in ANSWERS.items():
        if found := re.search(pattern, message, re.S):
            return answer.format(**found.groupdict())
    return first_line(message)


def first_line(message: str) -> str:
    """What a dbt message says, without the line that repeats where it happened."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    telling = [line for line in lines if not re.match(r"(Compilation|Runtime|Database|Parsing) Error", line)]
    return (telling or lines or ["no message"])[0]


def overview(variables: dict[str, str], manifest: Manifest) -> dict[str, dict[str, int]]:
    """The rows of mart_routing_overview as {section: {item: leads}}."""
    query = "select section, item, leads from {{ ref('mart_routing_overview') }} order by section, leads desc, item"
    shown = invoke(["show", "--inline", query, "--limit", "-1"], variables, manifest)
    if not shown.success:
        raise SystemExit(f"the summary could not be read: {first_line(str(shown.exception))}")
    sections: dict[str, dict[str, int]] = {}
    for section, item, leads in shown.result.results[0].agate_table.rows:
        sections.setdefault(section, {})[item] = int(leads)
    return sections


def columns(title: str, counts: dict[str, int], order: list[str] | None = None, most: int = 0) -> list[str]:
    """A titled block of names and counts, in a fixed order or with the largest first."""
    items = [(name, counts.get(name, 0)) for name in order] if order else list(counts.items())
    shown = items[:most] if most else items
    width = max([len(name) for name, _ in shown] + [20])
    block = [title] + [f"  {name:<{width}} {leads:>7,}" for name, leads in shown]
    if len(items) > len(shown):
        rest = sum(leads for _, leads in items[len(shown) :])
        block.append(f"  {'... and ' + str(len(items) - len(shown)) + ' more':<{width}} {rest:>7,}")
    return block


def side_by_side(left: list[str], right: list[str]) -> list[str]:
    """Two blocks next to each other."""
    width = max(len(line) for line in left) + 4
    height = max(len(left), len(right))
    left, right = left + [""] * (height - len(left)), right + [""] * (height - len(right))
    return [f"{a:<{width}}{b}".rstrip() for a, b in zip(left, right, strict=True)]


def summary(sections: dict[str, dict[str, int]]) -> str:
    """The whole summary as text."""
    states, sla = sections.get("state", {}), sections.get("sla", {})
    quarantined = sections.get("quarantined", {})
    lines = side_by_side(
        columns(f"Leads: {sum(states.values()):,}, each in one state", states, order=STATES),
        columns("Their SLA clocks", sla, order=SLA_STATUSES),
    )
    lines += [""] + side_by_side(
        columns("By route (what decided, and where to)", sections.get("route", {}), most=16),
        columns("Leads of each team", sections.get("team", {}))
        + [""]
        + columns("Routed to owners by the rules", sections.get("owner", {}), most=7),
    )
    lines += [""] + side_by_side(
        columns("What rules want done next", sections.get("next", {})),
        columns(f"Rows set aside: {sum(quarantined.values()):,}, by reason", quarantined),
    )
    return "\n".join(lines)


def hints(sections: dict[str, dict[str, int]]) -> list[str]:
    """What somebody who sees these figures for the first time will ask."""
    states = sections.get("state", {})
    lines = []
    if 5 * states.get("held", 0) > sum(states.values()):
        lines.append(
            "Many leads are held: their owners are full. seeds/policy/owners.csv says how many each may get a day."
        )
    quarantined = sections.get("quarantined", {})
    if 20 * quarantined.get("unreadable_created_at", 0) > sum(states.values()):
        lines.append("Many dates can't be read: are they written day first? Then route with DATE_ORDER=dmy.")
    elif 5 * sum(quarantined.values()) > sum(states.values()):
        lines.append("Many rows are set aside: routing.quarantined_leads has each with its reason and as it was read.")
    return lines


def choose_database(target: str, variables: dict[str, str]) -> str:
    """Where the results go; an export of one's own never shares a log with the demo, whose leads would be synced.

    Raises:
        SystemExit: DuckDB may not write there; dbt would wait for what never comes, as it does for another run's lock.
    """
    if target != "duckdb":
        return f"the target {target} of profiles.yml"
    own = "lead_routing_files.duckdb" if "crm_files" in variables else "lead_routing.duckdb"
    database = os.environ.setdefault("LEAD_ROUTING_DUCKDB", own)
    file, folder = Path(database), Path(database).resolve().parent
    if not folder.is_dir():
        raise SystemExit(f"  LEAD_ROUTING_DUCKDB: there is no folder {folder}")
    if not os.access(folder, os.W_OK) or (file.exists() and not os.access(file, os.W_OK)):
        raise SystemExit(f"  LEAD_ROUTING_DUCKDB: {file if file.exists() else folder} may not be written")
    return database


def main() -> int:
    """Route, report, and exit with 0 only when everything passed."""
    parser = argparse.ArgumentParser(description="Route leads and say where they went.")
    parser.add_argument("--files", help="folder with leads.csv or .parquet, accounts.csv, ... (the demo without)")
    parser.add_argument("--as-of", help="UTC moment to route at, YYYY-MM-DD HH:MM:SS (now without)")
    parser.add_argument("--date-order", choices=["mdy", "dmy"], help="how dates with slashes are written (mdy without)")
    parser.add_argument("--target", help="a target of profiles.yml (DBT_TARGET, or duckdb, without)")
    options = parser.parse_args()
    variables = route_variables(options)
    target = options.target or os.environ.get("DBT_TARGET", "duckdb")
    if options.files and target != "duckdb":
        parser.error(f"only DuckDB reads files; on {target} the CRM's tables are models of your own (crm: custom)")
    os.environ["DBT_TARGET"] = target

    database = choose_database(target, variables)
    print(f"lead_routing: routing {variables.get('crm_files', 'the demo CRM')}")
    started = time.monotonic()
    parsed = invoke(["parse"], variables)
    if not parsed.success:
        print(f"  {explained(str(parsed.exception))}")
        return 1
    manifest = parsed.result
    result = invoke(["build", "--exclude-resource-type", "unit_test"], variables, manifest, [Progress(manifest)])
    for line in problems(result):
        print(f"  {line}")
    if not routed(result):
        print("Nothing was routed. Mend this and run the command again: what was decided before stays as it is.")
        return 1

    sections = overview(variables, manifest)
    print(f"\n{summary(sections)}\n")
    for line in hints(sections):
        print(line)
    print(f"Routed in {time.monotonic() - started:.1f} s. Where to look next, in {database}:")
    print("  routing.assignments        who owns each lead now     routing.route_trace   why, rule by rule")
    print("  routing.sync_lead_owners   what the CRM is to get     routing.review_queue  what a person must decide")
    print("  `make docs` describes every table and column; docs/ says how it works and how to change the policy.")
    return 0 if result.success else 1


if __name__ == "__main__":
    sys.exit(main())
