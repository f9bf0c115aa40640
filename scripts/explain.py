"""Say in sentences why a lead is where it is: the command behind `make explain LEAD=...`.

It prints what analyses/who_has_this_lead_and_why.sql says. Plain dbt does too:

    dbt show --select who_has_this_lead_and_why --vars '{lead: L-005500}' --limit -1
"""

from __future__ import annotations

import argparse
import os
import sys
import textwrap

from route import choose_database, explained, first_line, invoke, route_variables

PARTS = {1: "", 2: "Decisions", 3: "Rules before the one that decided", 4: "What would have changed it",
         5: "Accounts", 6: "Person", 7: "Clocks"}  # fmt: skip


def main() -> int:
    """Print the sentences of one lead; 1 when there are none."""
    parser = argparse.ArgumentParser(description="Say in sentences why a lead is where it is.")
    parser.add_argument("lead", help="the lead's id")
    parser.add_argument("--files", help="the folder that the lead was routed from (the demo without)")
    parser.add_argument("--target", help="a target of profiles.yml (DBT_TARGET, or duckdb, without)")
    options = parser.parse_args()
    options.as_of = options.date_order = None
    target = options.target or os.environ.get("DBT_TARGET", "duckdb")
    os.environ["DBT_TARGET"] = target
    variables = route_variables(options)
    database = choose_database(target, variables)
    shown = invoke(
        ["show", "--select", "who_has_this_lead_and_why", "--limit", "-1"], {**variables, "lead": options.lead}
    )
    if not shown.success:
        said = str(shown.exception or shown.result.results[0].message)
        print(f"lead_routing: nothing can be read in {database}; run make route first ({first_line(explained(said))})")
        return 1
    rows = [(int(part), sentence) for part, _, sentence in shown.result.results[0].agate_table.rows]
    if not rows:
        print(f"lead_routing: {database} has no decision on lead {options.lead}")
        return 1
    last = 0
    for part, sentence in rows:
        if part != last and PARTS[part]:
            print(f"\n{PARTS[part]}")
        last = part
        print(textwrap.fill(sentence, 116, initial_indent="  " if PARTS[part] else "", subsequent_indent="    "))
    return 0


if __name__ == "__main__":
    sys.exit(main())
