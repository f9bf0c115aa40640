"""Splink's side, in an environment of its own: python -m benchmark.splink_side CRM RESULTS MEMORY THREADS.

It gets what somebody who knows the data would give it: names without legal forms, domains without mail providers and
subdomains, comparable phones, nicknames and country codes, from the project's own reference lists; several blocking
rules each; term frequencies; u by sampling, m by expectation maximisation.
"""

from __future__ import annotations

import json
import logging
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import splink
import splink.comparison_level_library as levels
import splink.comparison_library as compare
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.internals.splink_dataframe import SplinkDataFrame

REFERENCE = Path(__file__).resolve().parent.parent.parent / "seeds/reference"
SAMPLED_PAIRS, SEED = 1e7, 1
LOWEST, USUAL = 0.01, 0.95
# Nobody is looked up by a word of a name that more accounts than this share.
RARE = 20

REFERENCE_TABLES = """
create table mail_hosts as select distinct domain from read_csv('{reference}/mail_domains.csv');
create table tails as select suffix from read_csv('{reference}/public_suffixes.csv') where kind = 'rule';
create table country_codes as select country_name, any_value(country_code) as country_code
from read_csv('{reference}/country_names.csv', header = true, all_varchar = true) group by all;
create table forms_of_first_names as select name, list(distinct other) as forms from (
    select name, nickname as other from read_csv('{reference}/nicknames.csv') union all
    select nickname, name from read_csv('{reference}/nicknames.csv')
) group by all;
create macro plain(text) as nullif(trim(regexp_replace(strip_accents(lower(text)), '[^a-z0-9]+', ' ', 'g')), '');
create macro host(url) as nullif(regexp_extract(lower(url), '^(?:https?://)?(?:www\\.)?([^/@]+)', 1), '');
create macro last_labels(host, labels) as array_to_string(list_slice(string_split(host, '.'), -labels, -1), '.');
create macro digits(phone) as case when length(regexp_replace(phone, '[^0-9]', '', 'g')) >= 7
    then right(regexp_replace(phone, '[^0-9]', '', 'g'), 9) end;
"""
# An expression with more than one answer in it would be compiled for each row: the pattern is written out.
LEGAL_FORMS = """
select '( (?:' || string_agg(regexp_replace(suffix, '[^a-z0-9 ]', '', 'g'), '|' order by length(suffix) desc, suffix)
    || '))+$'
from read_csv('{reference}/legal_suffixes.csv')
"""
COMPANY = """
create macro company(name) as
nullif(regexp_replace(regexp_replace(plain(name), '{legal_forms}', ''), '^the ', ''), '')
"""
ACCOUNTS = """
create table accounts_as_read as select * from read_csv('{crm}/accounts.csv', all_varchar = true);
create table accounts as
select
    account_id as unique_id,
    company(account_name) as company,
    registrable(host(website)) as domain,
    digits(phone) as phone,
    plain(city) as city,
    country_code as country
from accounts_as_read left join country_codes on country_name = plain(country)
"""
LEADS = """
create table leads_as_read as select *,
    regexp_replace(lower(email), '\\+[^@]*@', '@') as mailbox,
    lower(string_split(email, '@')[2]) as mail_host
from read_csv('{crm}/leads.csv', all_varchar = true);
create table leads as
select
    lead_id as unique_id,
    case when company not in ('n a', 'self', 'none', 'freelancer', 'student', 'private', 'test', 'self employed')
        then company end as company,
    coalesce(registrable(host(website)), case when free.domain is null then registrable(mail_host) end) as domain,
    digits(phone) as phone,
    plain(city) as city,
    country_code as country,
    mailbox as email,
    plain(first_name) as first_name,
    plain(last_name) as last_name,
    list_append(coalesce(forms, []), plain(first_name)) as first_names
from (select * replace (company(company) as company) from leads_as_read)
left join country_codes on country_name = plain(country)
left join mail_hosts as free on free.domain = mail_host
left join forms_of_first_names on name = plain(first_name)
"""
# Registrable: one label more than the public suffix, of which we look at those with two labels.
REGISTRABLE = """
create macro registrable(host) as
last_labels(host, case when last_labels(host, 2) in (select suffix from tails) then 3 else 2 end)
"""
WORDS = """
create table words as
select unique_id, unnest(list_filter(string_split(company, ' '), word -> length(word) > 3)) as word
from (select unique_id, company from accounts union all select unique_id, company from leads);
create table words_of as
select unique_id, list(distinct word) as words from words where word in (
    select word from words semi join accounts using (unique_id) group by all having count(*) <= {rare}
) group by all;
create or replace table accounts as select * from accounts left join words_of using (unique_id);
create or replace table leads as select * from leads left join words_of using (unique_id);
"""


class Clock:
    """Seconds by step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count what happens inside, and say how long it took."""
        started = time.monotonic()
        yield
        self.seconds[name] = round(time.monotonic() - started, 2)
        print(f"  {self.seconds[name]:6.1f} s  splink: {name}", flush=True)


def prepare(connection: duckdb.DuckDBPyConnection, crm: Path) -> None:
    """Make the tables `leads` and `accounts`, with their fields comparable."""
    values = {"reference": str(REFERENCE), "crm": str(crm), "rare": RARE}
    ((values["legal_forms"],),) = connection.sql(LEGAL_FORMS.format(**values)).fetchall()
    for sql in (REFERENCE_TABLES, REGISTRABLE, COMPANY, ACCOUNTS, LEADS, WORDS):
        connection.execute(sql.format(**values))


def accounts_settings() -> SettingsCreator:
    """How a lead and an account are compared, and which are."""
    name = compare.JaroWinklerAtThresholds("company", [0.95, 0.88, 0.8])
    phone = compare.CustomComparison(
        output_column_name="phone",
        comparison_levels=[
            levels.NullLevel("phone"),
            levels.ExactMatchLevel("phone"),
            levels.CustomLevel("substr(phone_l, 1, 6) = substr(phone_r, 1, 6)", "same range"),
            levels.ElseLevel(),
        ],
    )
    return SettingsCreator(
        link_type="link_only",
        comparisons=[
            name.configure(term_frequency_adjustments=True),
            compare.ExactMatch("domain").configure(term_frequency_adjustments=True),
            phone,
            compare.ExactMatch("city").configure(term_frequency_adjustments=True),
            compare.ExactMatch("country").configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("domain"),
            block_on("substr(phone, 1, 6)"),
            block_on("company"),
            block_on("substr(company, 1, 6)"),
            block_on("words", arrays_to_explode=["words"]),
        ],
        retain_matching_columns=False,
    )


def persons_settings() -> SettingsCreator:
    """How two leads are compared, and which are."""
    first_name = compare.CustomComparison(
        output_column_name="first_name",
        comparison_levels=[
            levels.NullLevel("first_name"),
            levels.ExactMatchLevel("first_name", term_frequency_adjustments=True),
            levels.ArrayIntersectLevel("first_names", 1),
            levels.JaroWinklerLevel("first_name", 0.9),
            levels.CustomLevel("substr(first_name_l, 1, 1) = substr(first_name_r, 1, 1)", "same initial"),
            levels.ElseLevel(),
        ],
    )
    last_name = compare.JaroWinklerAtThresholds("last_name", [0.92, 0.85])
    company = compare.JaroWinklerAtThresholds("company", [0.92, 0.85])
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            first_name,
            last_name.configure(term_frequency_adjustments=True),
            compare.EmailComparison("email"),
            compare.ExactMatch("phone").configure(term_frequency_adjustments=True),
            company.configure(term_frequency_adjustments=True),
            compare.ExactMatch("city").configure(term_frequency_adjustments=True),
            compare.ExactMatch("country").configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("email"),
            block_on("split_part(email, '@', 1)"),
            block_on("last_name", "first_name"),
            block_on("last_name", "company"),
            block_on("last_name", "domain"),
            block_on("phone", "substr(last_name, 1, 2)"),
            block_on("domain", "first_name"),
            block_on("first_name", "substr(last_name, 1, 3)", "country"),
        ],
        retain_matching_columns=False,
    )


def trained(linker: Linker, certain: list, blocks: list) -> Linker:
    """The linker with its parameters estimated: the prior from pairs that are certain, m once for each block."""
    training = linker.training
    training.estimate_probability_two_random_records_match(certain, recall=0.7)
    training.estimate_u_using_random_sampling(max_pairs=SAMPLED_PAIRS, seed=SEED)
    for block in blocks:
        training.estimate_parameters_using_expectation_maximisation(block)
    return linker


def linked(clock: Clock, api: DuckDBAPI) -> SplinkDataFrame:
    """Each lead with its candidates among the accounts."""
    with clock.step("training the link to accounts"):
        tables = [api.register(name, dataset_display_name=f"the_{name}") for name in ("accounts", "leads")]
        linker = trained(
            Linker(tables, accounts_settings(), log_level=None),
            certain=[block_on("domain", "substr(company, 1, 4)"), block_on("company", "country")],
            blocks=[block_on("domain"), block_on("company")],
        )
    with clock.step("linking to accounts"):
        return linker.inference.predict(threshold_match_probability=LOWEST)


def deduplicated(clock: Clock, api: DuckDBAPI) -> tuple[Linker, SplinkDataFrame]:
    """Pairs of leads that may be one person."""
    with clock.step("training duplicates"):
        linker = trained(
            Linker(api.register("leads", dataset_display_name="every_lead"), persons_settings(), log_level=None),
            certain=[block_on("email", "last_name"), block_on("first_name", "last_name", "phone")],
            blocks=[block_on("email"), block_on("first_name", "last_name"), block_on("phone")],
        )
    with clock.step("finding duplicates"):
        return linker, linker.inference.predict(threshold_match_probability=LOWEST)


def main() -> int:
    """Link, deduplicate, and write what was found, with the seconds that each step took."""
    crm, results, memory, threads = Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]
    warnings.simplefilter("ignore")
    logging.getLogger("splink").setLevel(logging.ERROR)
    clock = Clock()
    with duckdb.connect(str(results / "splink.duckdb")) as connection:
        connection.execute(f"set memory_limit = '{memory}'; set threads = {threads}")
        with clock.step("preparing"):
            prepare(connection, crm)
        api = DuckDBAPI(connection)
        candidates = linked(clock, api).physical_name
        with clock.step("choosing accounts"):
            connection.execute(f"""
                create table best as select unique_id_r as lead_id, unique_id_l as account_id, match_probability
                from {candidates}
                qualify row_number() over (partition by unique_id_r order by match_weight desc, unique_id_l) = 1
            """)
        linker, pairs = deduplicated(clock, api)
        with clock.step("clustering"):
            clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, USUAL)
        outcomes = {
            "accounts": "best",
            "persons": f"(select unique_id as lead_id, cluster_id as person from {clusters.physical_name})",
            "pairs": f"(select unique_id_l, unique_id_r, match_probability from {pairs.physical_name})",
        }
        for name, relation in outcomes.items():
            connection.execute(f"copy (select * from {relation}) to '{results / name}.csv'")
    report = {"version": splink.__version__, "seconds": clock.seconds}
    (results / "report.json").write_text(json.dumps(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
