"""A mistake in a policy file stops the run before anything is routed, with file, row and field in one line."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

import pytest

from workspace import Workspace, project_copy

CHECK = ("build", "--exclude-resource-type", "unit_test", "--indirect-selection", "cautious", "--select")
Mistake = tuple[str, str, str, str]
MISTAKES: list[Mistake] = [
    ("owners.csv", "emea-01,Emea Sales 01,emea_sales,,Europe/London", "emea-01,Emea Sales 01,emea_sales,,Europe/Lundon",
     "owners.csv, row emea-01, time_zone: is not in the IANA time zones: Europe/Lundon"),
    ("owners.csv", "emea-01,Emea Sales 01,emea_sales,,Europe/London,office_hours",
     "emea-01,Emea Sales 01,emea_sales,,Europe/London,office",
     "owners.csv, row emea-01, calendar_id: is not in business_hours.csv: office"),
    ("owners.csv", "true,2025-01-01,,", "true,2025-01-01,2026-10-29,",
     "pools.csv, row customer_success, pool_id: has no member in pool_members.csv who is active today"),
    ("owners.csv", "emea-02,", "emea-01,", "owners.csv, row emea-01, owner_id: is missing or used 2 times"),
    ("owner_absences.csv", "emea-05,2026-10-30,2026-10-30", "emea-05,2026-10-30,2026-10-29",
     "owner_absences.csv, row emea-05, ends_on: is before starts_on: 2026-10-29"),
    ("owner_absences.csv", "emea-05,2026-10-30", "emea-05,30/10/2026",
     "owner_absences.csv, row emea-05, starts_on: is not a day written YYYY-MM-DD: 30/10/2026"),
    ("pools.csv", "customer_success,", "customer_succes,",
     "pools.csv, row customer_succes, pool_id: has no member in pool_members.csv who is active today"),
    ("pool_members.csv", "2025-01-01,,", "2025-01-01,2026-10-29,",
     "pools.csv, row apac_sales, pool_id: has no member in pool_members.csv who is active today"),
    ("pool_members.csv", "emea_sales,emea-08,2,2026-10-26,", "emea_sales,emea-08,2,2026-10-26,2026-10-25",
     "pool_members.csv, row emea_sales / emea-08, valid_to: is before valid_from: 2026-10-25"),
    ("pool_members.csv", "emea_sales,emea-01,1", "emea_sales,emea-01,0",
     "pool_members.csv, row emea_sales / emea-01, weight: is not a whole number of at least 1: 0"),
    ("pool_members.csv", "emea_sales,emea-01,", "emea_sales,emea-99,",
     "pool_members.csv, row emea_sales / emea-99, owner_id: is not in owners.csv: emea-99"),
    ("routing_rules.csv", ",pool,emea_sales,standard", ",pool,emea,standard",
     "routing_rules.csv, row emea, destination: is not in pools.csv: emea"),
    ("routing_rules.csv", "emea,190,", "emea,180,",
     "routing_rules.csv, row americas, priority: is also that of emea: 180"),
    ("routing_rules.csv", ",discard,", ",throw_away,", "outcome: is none of account_owner, opportunity_owner"),
    ("routing_rules.csv", ",standard,hold", ",standart,hold", "sla_policy: is not in sla_policies.csv: standart"),
    ("routing_rules.csv", "A|B", "A|X", "grade: is never the value of a lead: x"),
    ("routing_rules.csv", ",enterprise,", ",>=enterprise,", "segment: cannot be read: >=enterprise"),
    ("routing_rules.csv", ",,,A|B,,,,,,,,,pool,amer_commercial", ",,,A|B,50-200,,,,,,,,pool,amer_commercial",
     "routing_rules.csv, row hot_amer, score: is no whole number, comparison or range: 50-200"),
    ("routing_rules.csv", ",,,A|B,,,,,,,,,pool,emea_sales", ",,,A|B,200..50,,,,,,,,pool,emea_sales",
     "routing_rules.csv, row hot_emea, score: fits no lead at all: 200..50"),
    ("routing_rules.csv", "newsletter|whitepaper", "news letter",
     "routing_rules.csv, row newsletter, form_name: is never the value of a lead, whose words look like this_one:"),
    ("routing_rules.csv", "emea_sales,standard,hold,welcome_series|email|call,2026-01-01,",
     "emea_sales,standard,hold,welcome_series|email|call,2026-01-01,2025-12-31",
     "routing_rules.csv, row emea, valid_to: is before valid_from: 2025-12-31"),
    ("routing_rules.csv", "Somebody who opted out is not contacted,", "Everybody,>5",
     "routing_rules.csv, row opted_out, trigger: is a comparison, but the field is no number: >5"),
    ("routing_rules.csv", "default,1000,", "default,5,",
     "routing_rules.csv, row disposable_mail, priority: can never be reached: default before it takes every lead"),
    ("routing_rules.csv", "default,1000,Nobody else took it,", "default,1000,Nobody else took it,new",
     "routing_rules.csv, row (all), rule_id: no rule without conditions is valid today"),
    ("routing_rules.csv", "newsletter|whitepaper,,,,,,,,,,,,D", "support_request,,,,,,,,,,,,D",
     "routing_rules.csv, row newsletter, priority: can never fire: every lead it wants goes to support_request"),
    ("routing_rules.csv", ",call|email,", ",phone|email,",
     "next_step: is neither one of call, email, sms, in_app nor in sequences.csv: phone"),
    ("routing_rules.csv", "opted_out|unsubscribed|do_not_contact", "opted_out|opted_outt",
     "routing_rules.csv, row opted_out, consent_status: is not in consents.csv: opted_outt"),
    ("consents.csv", "opted_in,call|email|sms", "opted_in,call|mail|sms",
     "consents.csv, row opted_in, channels: is none of call, email, sms, in_app, sequence: mail"),
    ("consents.csv", "opted_out,,", "opted_out,email,",
     "consents.csv, row opted_out, channels: somebody who opted out is not contacted: email"),
    ("consents.csv", "(other),,", "(others),,",
     "consents.csv, row (all), consent_status: needs a row (blank) and a row (other)"),
    ("consents.csv", "opted_in,", "Opted in,",
     "consents.csv, row Opted in, consent_status: is never the value of a lead, whose words look like this_one"),
    ("sequences.csv", "newsletter,email,", "newsletter,,",
     "sequences.csv, row newsletter, channels: is empty: say what it goes by"),
    ("sequences.csv", "newsletter,email,", "newsletter,mail,",
     "sequences.csv, row newsletter, channels: is none of call, email, sms, in_app: mail"),
    ("sequences.csv", "newsletter,email,", "email,email,",
     "sequences.csv, row email, sequence_id: is the name of a channel: email"),
    ("territories.csv", "dach,\"Germany, Austria, Switzerland\",DE,", "dach,Germany,FR,",
     "territories.csv, row FR, territory: overlap: dach and europe both hold it"),
    ("territories.csv", ",US,US-CT,,", ",US,,1000..19999,",
     "postal_code: is no code, prefix (94*) or range of codes with equally many digits (10000..19999): 1000..19999"),
    ("territories.csv", "US,US-CT,,,,,2026-01-01,",
     "US,,10000..14999,,,,2026-01-01,\nus_central,Centre,US,,12000..16999,,,,2026-01-01,",
     "row US 12000..16999, territory: overlap: us_central and us_east both hold some of it, as US 10000..14999"),
    ("territories.csv", ",US,US-CT,,,,,2026", ",US,US-CT,,,,Small,2026",
     "territories.csv, row us_east / US / US-CT, segment: is not in segments.csv: Small"),
    ("territories.csv", "rest_of_world,Every other country,,", "rest_of_world,Every other country,GL,",
     "territories.csv, row (all), country: gap: no row without a country is valid today"),
    ("territories.csv", ",US,US-CT", ",US,CA-ON", "state: is not in the country of its row: CA-ON"),
    ("territories.csv", ",US,US-CT", ",US,US-XX", "state: is not in states.csv: US-XX"),
    ("branches.csv", "DE,10117,52.517,", "DE,10117,525.17,",
     "branches.csv, row de_berlin, latitude: is no decimal from -90 to 90: 525.17"),
    ("branches.csv", "DE,50*,,", "DE,51*,,",
     "branches.csv, row de_cologne, latitude: nobody knows where it is: give latitude and longitude, or a postal code"),
    ("branches.csv", ",,emea-04,de_berlin", ",emea_sales,emea-04,de_bonn",
     "branches.csv, row de_munich, overflow_branch_id: is not in branches.csv: de_bonn"),
    ("branches.csv", ",,emea-04,de_berlin", ",emea_sales,emea-04,de_berlin",
     "branches.csv, row de_munich, pool_id: give a pool_id or an owner_id, one of the two"),
    ("postal_codes.csv", "DE,20*,53.55,", "DE,20..,53.55,",
     "postal_codes.csv, row DE 20.., postal_code: is no code or prefix (94*): 20.."),
    ("postal_codes.csv", "DE,20*,53.55,", 'DE,20*,"53,55",',
     "postal_codes.csv, row DE 20*, latitude: is no decimal from -90 to 90: 53,55"),
    ("sla_policies.csv", "fast,business,60,40", "fast,business,60,90",
     "sla_policies.csv, row fast, warn_after_minutes: is not before respond_within_minutes: 90"),
    ("business_hours.csv", "office_hours,1,09:00,17:30", "office_hours,1,9,17:30",
     "business_hours.csv, row office_hours / 1, opens_at: is not a time of day written HH:MM: 9"),
    ("business_hours.csv", "office_hours,1,09:00,17:30", "office_hours,1,09:00,08:30",
     "closes_at: is on the next day, more than 16 hours after opens_at: 08:30"),
    ("business_hours.csv", "office_hours,1,09:00,17:30", "office_hours,1,21:00,09:30",
     "business_hours.csv, row office_hours / 2, opens_at: overlaps the hours from 21:00 to 09:30 of office_hours / 1: "
     "09:00"),
    ("business_hours.csv", "office_hours,1,09:00,17:30,2025-01-01,",
     "office_hours,1,09:00,17:30,2025-01-01,\noffice_hours,1,09:00,12:00,2026-12-01,",
     "opens_at: overlaps the hours from 09:00 to 17:30 of office_hours / 1: 09:00"),
    ("business_hours.csv", "office_hours,1,09:00,17:30,2025-01-01,", "office_hours,1,09:00,17:30,2025-01-01,2024-12-31",
     "business_hours.csv, row office_hours / 1, valid_to: is before valid_from: 2024-12-31"),
    ("holidays.csv", "DE,2026-12-24,Christmas Eve,,14:00", "DE,2026-12-24,Christmas Eve,,2 pm",
     "holidays.csv, row DE / 2026-12-24, closes_at: is not a time of day written HH:MM: 2 pm"),
    ("holidays.csv", "DE,2026-12-24,Christmas Eve,,14:00", "DE,2026-12-24,Christmas Eve,15:00,14:00",
     "holidays.csv, row DE / 2026-12-24, closes_at: is not after opens_at: 14:00"),
    ("owners.csv", "Europe/Berlin,office_hours,DE", "Europe/Berlin,office_hours,GERMANY",
     "owners.csv, row emea-03, holiday_region: is not in holidays.csv: GERMANY"),
    ("sla_policies.csv", ",team,run,", ",boss,run,",
     "sla_policies.csv, row fast, response_by: is none of owner, team, anyone: boss"),
    ("sla_policies.csv", ",anyone,pause,,,,Everybody", ",anyone,stop,,,,Everybody",
     "sla_policies.csv, row standard, on_absence: is none of run, pause: stop"),
    ("sla_policies.csv", "fast,business,60,40,960", "fast,business,60,40,0",
     "sla_policies.csv, row fast, follow_up_within_minutes: is not a whole number of at least 1: 0"),
    ("sla_policies.csv", ",team,run,,", ",team,run,drop,",
     "sla_policies.csv, row fast, on_breach: is none of keep, reassign, queue: drop"),
    ("sla_policies.csv", ",team,run,,,,", ",team,run,keep,team_leads,,",
     "sla_policies.csv, row fast, breach_queue: is given, but on_breach is not queue: team_leads"),
    ("sla_policies.csv", ",team,run,,,,", ",team,run,,,soon,",
     "sla_policies.csv, row fast, stale_after_days: is not a whole number of at least 1: soon"),
    ("owner_absences.csv", ",pass_on,", ",pass,",
     "owner_absences.csv, row amer-ent-04, open_leads: is none of keep, pass_on: pass"),
    ("pools.csv", "least_loaded", "least_leads",
     "pools.csv, row customer_success, distribution: is none of round_robin, least_loaded: least_leads"),
    ("pools.csv", "round_robin,0,true,", "round_robin,0,perhaps,",
     "pools.csv, row inbound_development, credits_returned: is none of true, false: perhaps"),
    ("score_rules.csv", "fit_c_level,fit,seniority", "fit_c_level,fit,senority",
     "score_rules.csv, row fit_c_level, attribute: is none of seniority"),
    ("grades.csv", "D,", "D,0", "grades.csv, row (all), min_score: must be empty in exactly one row"),
    ("segments.csv", "mid_market,50", "mid_market,40", "segments.csv, row mid_market, min_employees: overlaps small"),
    ("match_weights.csv", "domain same,54", "domain same,0", "match_weights.csv, row domain same, points: is zero"),
    ("match_tie_breaks.csv", "customer,20,", "custmer,20,",
     "match_tie_breaks.csv, row custmer, tie_break: is none of open_opportunity, customer, active_owner, same_country, "
     "most_contacts, oldest: custmer"),
    ("match_tie_breaks.csv", "customer,20,", "customer,first,",
     "match_tie_breaks.csv, row customer, priority: is not a whole number of at least 0: first"),
    ("match_tie_breaks.csv", "customer,20,", "customer,30,",
     "match_tie_breaks.csv, row active_owner, priority: is also that of customer: 30"),
    ("match_tie_breaks.csv", "customer,20,", "oldest,20,",
     "match_tie_breaks.csv, row oldest, tie_break: is missing or used 2 times"),
    ("person_weights.csv", "phone,100", "phon,100",
     "person_weights.csv, row phon, evidence: is none of name, name_at_address"),
    ("person_weights.csv", "company,55", "company,much",
     "person_weights.csv, row company, points: is not a whole number of at least -1000: much"),
    ("person_weights.csv", "rare_name,50", "name,50",
     "person_weights.csv, row name, evidence: is missing or used 2 times"),
    ("lead_overrides.csv", "owner,amer-ent-01", "owner,nobody",
     "lead_overrides.csv, row L-005500, destination: is not in owners.csv: nobody"),
    ("lead_overrides.csv", ",2026-10-28,2026-11-30", ",2026-10-28,",
     "lead_overrides.csv, row L-005500, valid_to: is not a day written YYYY-MM-DD: (empty)"),
]  # fmt: skip
BY_FILE = [
    [mistake for mistake in MISTAKES if mistake[0] == file] for file in dict.fromkeys(row[0] for row in MISTAKES)
]
BATCHES = [[mistake for mistake in column if mistake] for column in zip_longest(*BY_FILE)]


@pytest.fixture(scope="module")
def changeable(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A copy of the project whose policy files a test may change, with the demo CRM's reference data loaded."""
    folder = tmp_path_factory.mktemp("policy")
    workspace = Workspace(folder, project_copy(folder / "project"))
    run = workspace.dbt(*CHECK, "+policy_errors")
    assert not run.failed(), run.text
    return workspace


def check(workspace: Workspace) -> list[str]:
    """Load the policy again and say what is wrong with it."""
    run = workspace.dbt(*CHECK, "+policy_errors,path:seeds/policy", "+policy_errors,path:models/policy")
    return [message.strip() for message in run.messages]


@pytest.mark.slow
@pytest.mark.parametrize("batch", BATCHES, ids=lambda batch: f"{len(batch)}_files")
def test_mistakes_are_named(changeable: Workspace, batch: list[Mistake]) -> None:
    """Each run has one mistake in each of several files, and names them all."""
    folder = changeable.project / "seeds/policy"
    before = {file: (folder / file).read_text() for file, *_ in batch}
    try:
        for file, right, wrong, _ in batch:
            assert right in before[file]
            (folder / file).write_text(before[file].replace(right, wrong))
        said = "\n".join(check(changeable))
        assert [message for *_, message in batch if message not in said] == []
    finally:
        for file, text in before.items():
            (folder / file).write_text(text)


@pytest.mark.slow
def test_columns_are_known_by_name(changeable: Workspace) -> None:
    """The database has the table of an earlier run, whose columns stand as they stood then."""
    file = changeable.project / "seeds/policy/territories.csv"
    before = file.read_text()
    try:
        file.write_text(before.replace("country,state,", "country,region,", 1))
        said = changeable.dbt("seed", "--select", "territories").text
        assert "territories.csv, row (header), region: is not a column of this file, which has territory, terr" in said
        assert "territories.csv, row (header), state: the column is missing" in said

        rows = [line.rsplit(",", 2) for line in before.splitlines()]
        file.write_text("\n".join(",".join([rest, valid_to, valid_from]) for rest, valid_from, valid_to in rows))
        assert check(changeable) == []
    finally:
        file.write_text(before)


@pytest.mark.slow
def test_nothing_is_routed_under_a_broken_policy(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path, project_copy(tmp_path / "project"))
    pools = workspace.project / "seeds/policy/pools.csv"
    pools.write_text(pools.read_text().replace("apac_sales,", "apac,"))
    run = workspace.dbt("build", "--exclude-resource-type", "unit_test")
    assert run.statuses["lead_triggers"] == run.statuses["assignment_log"] == "skipped"
    assert workspace.value("select count(*) from assignment_log") == 0
