"""`crm: files`: other people's exports route without a change of code, and what can't be read says so."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from workspace import Row, Run, Workspace, demo_rows

pytestmark = pytest.mark.slow
READ = ("build", "--exclude-resource-type", "test", "unit_test", "--select", "+stg_leads", "+quarantined_leads")
LEAD = {"lead_id": "1", "created_at": "2026-01-30 10:00:00", "email": "ada@acme.com", "company": "Acme GmbH"}


def read(workspace: Workspace) -> Run:
    """Read the CRM folder as far as staging."""
    return workspace.dbt(*READ)


def staged(workspace: Workspace, columns: str = "*") -> list[tuple]:
    """The staged leads, by id."""
    return workspace.rows(f"select {columns} from stg_leads order by lead_id")


def stop_message(workspace: Workspace) -> str:
    """The line that a run stopped with."""
    run = read(workspace)
    assert run.failed() == ["crm_leads"]
    (line,) = [line.strip() for line in run.text.splitlines() if "crm_files:" in line]
    return line


def test_salesforce_report_headers_are_recognised(files: Workspace) -> None:
    files.write_text(
        "leads.csv",
        "Lead ID,Create Date,First Name,Last Name,Company / Account,Email,Lead Owner,Lead Status,"
        "State/Province,Country,Title,No. of Employees,Lead Source\n"
        "00Q1,1/30/2026 9:15 AM,Ada,Byron,Acme Inc.,ada@acme.com,sdr-01,Open - Not Contacted,"
        "CA,United States,CTO,120,Web\n",
    )
    assert not read(files).failed()
    columns = "lead_id, created_at::varchar, first_name, company, owner_id, status, state, job_title, employee_count"
    assert staged(files, columns) == [
        ("00Q1", "2026-01-30 09:15:00", "Ada", "Acme Inc.", "sdr-01", "Open - Not Contacted", "CA", "CTO", 120)
    ]


def test_hubspot_export_headers_are_recognised(files: Workspace) -> None:
    files.write_text(
        "leads.csv",
        "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,Company Name,"
        "Job Title,Country/Region,Lifecycle Stage\n"
        "51,Ada,Byron,ada@acme.com,+1 415 555 0101,,New,2026-01-30 09:15,Acme,CTO,Germany,Lead\n",
    )
    assert not read(files).failed()
    columns = "lead_id, created_at::varchar, phone, company, country, lifecycle_stage"
    assert staged(files, columns) == [("51", "2026-01-30 09:15:00", "+1 415 555 0101", "Acme", "Germany", "Lead")]


def test_mapping_file_names_any_other_header(files: Workspace) -> None:
    files.write_text("leads.csv", "Prospect No,Arrived,Firma\n7,2026-01-30,Acme\n")
    files.write_text("mapping.csv", "table,column,header\nleads,lead_id,Prospect No\nleads,created_at,arrived\n")
    assert not read(files).failed()
    assert staged(files, "lead_id, created_at::varchar, company") == [("7", "2026-01-30 00:00:00", None)]


def test_mapping_file_may_use_one_header_twice(files: Workspace) -> None:
    files.write_text("leads.csv", "Email,Arrived\na@acme.com,2026-01-30\n")
    files.write_text(
        "mapping.csv", "table,column,header\nleads,lead_id,Email\nleads,email,Email\nleads,created_at,Arrived\n"
    )
    assert not read(files).failed()
    assert staged(files, "lead_id, email") == [("a@acme.com", "a@acme.com")]


def test_first_filled_of_several_headers_is_taken(files: Workspace) -> None:
    files.write_text("leads.csv", "lead_id,created_at,Phone,Mobile Phone\n1,2026-01-30,,0171 1\n2,2026-01-30,030 2,9\n")
    assert not read(files).failed()
    assert staged(files, "lead_id, phone") == [("1", "0171 1"), ("2", "030 2")]


def test_opt_out_headers_mean_the_opposite_of_consent(files: Workspace) -> None:
    files.write_text("leads.csv", "lead_id,created_at,Do Not Contact\n1,2026-01-30,1\n2,2026-01-30,0\n")
    assert not read(files).failed()
    assert staged(files, "lead_id, consent_status") == [("1", "opted_out"), ("2", None)]


def test_whoever_refuses_one_channel_refuses_that_one_alone(files: Workspace) -> None:
    files.write_text(
        "leads.csv",
        "lead_id,created_at,Unsubscribed from all email,Do Not Call,SMS Opt Out\n"
        "1,2026-01-30,true,,\n2,2026-01-30,No,Yes,\n3,2026-01-30,,,since May\n",
    )
    assert not read(files).failed()
    assert staged(files, "lead_id, consent_status, has_opted_out_of_email, do_not_call, has_opted_out_of_sms") == [
        ("1", None, True, False, False),
        ("2", None, False, True, False),
        ("3", None, False, False, True),
    ]


def test_parquet_is_read_with_its_own_types(files: Workspace) -> None:
    files.crm_folder.mkdir()
    duckdb.sql(
        "copy (select 12 as lead_id, timestamptz '2026-01-30 10:00:00+01' as created_at, 'a@acme.com' as email,"
        f" true as is_deleted) to '{files.crm_folder}/leads.parquet' (format parquet)"
    )
    assert not read(files).failed()
    assert staged(files, "lead_id, created_at::varchar, is_deleted") == [("12", "2026-01-30 09:00:00", True)]


def test_missing_optional_columns_are_null_and_extra_ones_are_left_alone(files: Workspace) -> None:
    files.write_text("leads.csv", "lead_id,created_at,Favourite Colour\n1,2026-01-30,blue\n")
    assert not read(files).failed()
    assert staged(files, "lead_id, email, company") == [("1", None, None)]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a byte-order mark", "\ufefflead_id,created_at,company\n1,2026-01-30,Müller\n".encode(), "Müller"),
        ("Latin-1", "lead_id,created_at,company\n1,2026-01-30,Müller\n".encode("latin-1"), "Müller"),
        ("UTF-16", "lead_id,created_at,company\n1,2026-01-30,Müller\n".encode("utf-16"), "Müller"),
        ("semicolons", b"lead_id;created_at;company\n1;2026-01-30;Acme, Inc\n", "Acme, Inc"),
        ("tabs", b"lead_id\tcreated_at\tcompany\n1\t2026-01-30\tAcme, Inc\n", "Acme, Inc"),
        ("Windows line ends", b"lead_id,created_at,company\r\n1,2026-01-30,Acme\r\n", "Acme"),
        ("quotes and newlines", b'lead_id,created_at,company\n1,2026-01-30,"Ac""me\nInc, Ltd"\n', 'Ac"me\nInc, Ltd'),
        ("a field of 10,000 characters", b"lead_id,created_at,company\n1,2026-01-30," + b"x" * 10_000, "x" * 10_000),
        ("emoji", "lead_id,created_at,company\n1,2026-01-30,🚀 Rockets\n".encode(), "🚀 Rockets"),
        (
            "an SQL injection",
            b"lead_id,created_at,company\n1,2026-01-30,'; drop table leads;--\n",
            "'; drop table leads;--",
        ),
        ("a formula", b"lead_id,created_at,company\n1,2026-01-30,=cmd|' /C calc'!A0\n", "=cmd|' /C calc'!A0"),
        ("Jinja", b"lead_id,created_at,company\n1,2026-01-30,{{ 1 / 0 }}\n", "{{ 1 / 0 }}"),
        ("a short last row", b"lead_id,created_at,company,city\n1,2026-01-30,Acme\n", "Acme"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_dirty_files_are_read_whole(files: Workspace, name: str, content: bytes, expected: str) -> None:
    files.write_text("leads.csv", content)
    assert not read(files).failed(), name
    assert staged(files, "lead_id, company") == [("1", expected)]


def test_header_without_rows_routes_nothing(files: Workspace) -> None:
    files.write_text("leads.csv", "lead_id,created_at\n")
    run = files.dbt("build", "--exclude-resource-type", "unit_test")
    assert not run.failed(), run.text
    assert files.value("select count(*) from assignments") == 0


def test_file_names_may_be_written_in_any_case(files: Workspace) -> None:
    files.write_text("Leads.CSV", "lead_id,created_at\n1,2026-01-30\n")
    assert not read(files).failed()
    assert staged(files, "lead_id") == [("1",)]


def test_empty_file_stops_with_one_line(files: Workspace) -> None:
    path = files.write_text("leads.csv", "")
    assert stop_message(files) == f"crm_files: {path} is empty: it has no header line"


def test_missing_leads_stop_with_one_line(files: Workspace) -> None:
    files.crm_folder.mkdir()
    assert stop_message(files) == f"crm_files: {files.crm_folder}: no leads.csv or leads.parquet in this folder"


def test_two_files_of_one_table_stop_with_one_line(files: Workspace) -> None:
    files.write_text("leads.csv", "lead_id,created_at\n")
    files.write_text("leads.tsv", "lead_id\tcreated_at\n")
    assert "leads.csv and " in stop_message(files)


def test_missing_required_column_names_file_and_column(files: Workspace) -> None:
    path = files.write_text("leads.csv", "lead_id,email\n1,a@acme.com\n")
    assert stop_message(files) == (
        f"crm_files: {path}: no header for the required column created_at; name it in mapping.csv beside the file"
        " (table,column,header)"
    )


@pytest.mark.parametrize(
    ("mapping", "complaint"),
    [
        ("table,column,header\nleads,colour,Arrived\n", "leads has no column 'colour'"),
        ("table,column,header\nleads,created_at,Gone\n", "has no header 'Gone'; it has Prospect, Arrived"),
        ("table;column\nleads;created_at\n", "its header line must be table,column,header, it is table,column"),
    ],
)
def test_wrong_mapping_stops_with_one_line(files: Workspace, mapping: str, complaint: str) -> None:
    files.write_text("leads.csv", "Prospect,Arrived\n1,2026-01-30\n")
    files.write_text("mapping.csv", mapping)
    assert complaint in stop_message(files)


def test_row_that_does_not_fit_the_header_stops_with_its_line(files: Workspace) -> None:
    path = files.write_text("leads.csv", "lead_id,created_at\n1,2026-01-30\n2,2026-01-30,what,is,this\n")
    assert stop_message(files) == f"crm_files: {path}, line 3: Expected Number of Columns: 2 Found: 3"


def test_quote_that_never_ends_stops_rather_than_swallow_the_rest(files: Workspace) -> None:
    path = files.write_text("leads.csv", 'lead_id,created_at\n1,2026-01-30\n2,"2026-01-30\n3,2026-01-30\n')
    assert stop_message(files) == (
        f"crm_files: {path}: a quote is opened and never closed; what stands behind it would be lost"
    )


def test_inch_sign_is_no_open_quote(files: Workspace) -> None:
    files.write_text("leads.csv", 'lead_id,created_at,company\n1,2026-01-30,Pipes 5" Ltd\n2,2026-01-30,"A ""B"" C"\n')
    assert not read(files).failed()
    assert staged(files, "lead_id, company") == [("1", 'Pipes 5" Ltd'), ("2", 'A "B" C')]


def test_nothing_is_lost_and_every_bad_row_has_its_reason(files: Workspace) -> None:
    rows: list[Row] = [
        {**LEAD, "lead_id": "good"},
        {**LEAD, "lead_id": ""},
        {**LEAD, "lead_id": "twice", "email": "old@acme.com", "updated_at": "2026-01-30"},
        {**LEAD, "lead_id": "twice", "email": "new@acme.com", "updated_at": "2026-01-31"},
        {**LEAD, "lead_id": "unreadable", "created_at": "31/31/2026"},
        {**LEAD, "lead_id": "empty", "created_at": ""},
        {**LEAD, "lead_id": "future", "created_at": "2027-01-01"},
    ]
    files.write_crm("leads", [{"updated_at": "", **row} for row in rows])
    assert not read(files).failed()
    assert staged(files, "lead_id, email") == [("good", "ada@acme.com"), ("twice", "new@acme.com")]
    assert files.rows("select lead_id, reason from quarantined_leads order by lead_id nulls first") == [
        (None, "missing_lead_id"),
        ("empty", "unreadable_created_at"),
        ("future", "future_created_at"),
        ("twice", "duplicate_lead_id"),
        ("unreadable", "unreadable_created_at"),
    ]
    assert files.value("select raw_row from quarantined_leads where lead_id = 'future'") == (
        '{"lead_id":"future","created_at":"2027-01-01","email":"ada@acme.com","company":"Acme GmbH"}'
    )


def test_numbers_written_as_text_are_read(files: Workspace) -> None:
    written = {"a": "1,200", "b": "51-200", "c": "10k+", "d": "about 7", "e": "1 500", "f": "2.5M", "g": "-3"}
    files.write_crm("leads", [{**LEAD, "lead_id": key, "employee_count": text} for key, text in written.items()])
    assert not read(files).failed()
    assert dict(staged(files, "lead_id, employee_count")) == {
        "a": 1200, "b": 51, "c": 10_000, "d": None, "e": 1500, "f": 2_500_000, "g": None,
    }  # fmt: skip


def test_every_kind_of_file_routes_to_the_end(files: Workspace) -> None:
    files.write_crm("leads", [{**LEAD, "lead_id": str(n), "email": f"{n}@acme.com"} for n in range(20)])
    files.write_text("accounts.csv", "Account ID,Account Name,Website,Account Owner\nA1,Acme,www.acme.com,emea-01\n")
    files.write_text("contacts.csv", "contact_id,account_id,email\nC1,A1,7@acme.com\n")
    files.write_text("opportunities.csv", "Opportunity ID,Account ID,Stage,Closed,Owner ID\nO1,A1,Open,0,emea-01\n")
    files.write_text(
        "activities.csv", "activity_id,lead_id,occurred_at,activity_type\nX,7,2026-01-30 11:00,page_view\n"
    )
    files.write_text("lead_history.csv", "lead_id,field,new_value,changed_at\n7,owner_id,emea-01,2026-01-30 11:30\n")
    files.write_text("sync_results.csv", "lead_id,status,attempted_at\n7,failed,2026-01-30 11:40\n")
    run = files.dbt("build", "--exclude-resource-type", "unit_test")
    assert not run.failed(), run.text
    assert files.rows("select distinct account_id from account_matches") == [("A1",)]
    assert files.rows("select distinct owner_id, rule_id from assignments where state = 'assigned'") == [
        ("emea-01", "open_deal")
    ]
    assert files.value("select count(*) from sync_errors") == 1


def test_folder_given_relative_to_the_working_directory(files: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    files.write_text("leads.csv", "lead_id,created_at\n1,2026-01-30\n")
    monkeypatch.chdir(files.folder)
    run = files.dbt(*READ, crm_files=str(Path("crm")))
    assert not run.failed(), run.text


DATES = {
    "2026-01-30": "2026-01-30 00:00:00",
    "2026-01-30 09:15": "2026-01-30 09:15:00",
    "2026-01-30T09:15:42.123Z": "2026-01-30 09:15:42",
    "2026-01-30T09:15:42.000+0000": "2026-01-30 09:15:42",
    "2026-01-30 09:15:42+05:30": "2026-01-30 03:45:42",
    "2026-01-30 09:15:42 UTC": "2026-01-30 09:15:42",
    "1/30/2026": "2026-01-30 00:00:00",
    "1/30/2026 9:15 PM": "2026-01-30 21:15:00",
    "1/30/2026, 9:15 PM": "2026-01-30 21:15:00",
    "1/30/26 9:15": "2026-01-30 09:15:00",
    "01-30-2026": "2026-01-30 00:00:00",
    "30.01.2026 09:15": "2026-01-30 09:15:00",
    "2026/01/30": "2026-01-30 00:00:00",
    "30 Jan 2026": "2026-01-30 00:00:00",
    "30-Jan-26": "2026-01-30 00:00:00",
    "Jan 30, 2026 9:15 AM": "2026-01-30 09:15:00",
    "January 30, 2026": "2026-01-30 00:00:00",
    "1769764542": "2026-01-30 09:15:42",
    "1769764542000": "2026-01-30 09:15:42",
    "30/01/2026": None,
    "2026-02-30": None,
    "soon": None,
}


def test_dates_as_people_and_exports_write_them(files: Workspace) -> None:
    files.write_crm("leads", [{**LEAD, "lead_id": text, "converted_at": text} for text in DATES])
    assert not read(files).failed()
    assert dict(staged(files, "lead_id, converted_at::varchar")) == DATES


def test_slashes_are_read_day_first_on_request(files: Workspace) -> None:
    files.write_crm("leads", [{**LEAD, "created_at": "30/01/2026 9:15"}])
    assert not files.dbt(*READ, crm_date_order="dmy").failed()
    assert staged(files, "created_at::varchar") == [("2026-01-30 09:15:00",)]


def test_every_dirt_at_once_routes_to_the_end(files: Workspace) -> None:
    """What people type into forms, in every field: all of it is staged, and every lead has one state."""
    dirt = [
        "'; drop table leads;--",
        "=cmd|' /C calc'!A0",
        "<script>alert(1)</script>",
        "{{ ref('x') }} {% endraw %}",
        "🚀🚀🚀",
        "x" * 10_000,
        'a "quoted" name\nover two lines',
        "公司名称 有限公司",
        "شركة",
        "null",
        "%_%",
        "\\",
        "0",
        "a@b@c..d",
        "1e999",
        "-",
    ]
    fields = [column for column in demo_rows("leads")[0] if column not in ("lead_id", "created_at")]
    leads = [
        {"lead_id": f"{number}", "created_at": "2026-01-30 10:00:00", **dict.fromkeys(fields, text)}
        for number, text in enumerate(dirt)
    ]
    files.write_crm("leads", leads)
    files.write_crm("accounts", [{"account_id": text[:50], "account_name": text, "website": text} for text in dirt])
    run = files.dbt("build", "--exclude-resource-type", "unit_test")
    assert not run.failed(), run.text
    assert files.value("select count(*) from stg_leads") == len(dirt)
    assert files.value("select count(distinct lead_id) from assignments") == len(dirt)
    company = dict(files.rows("select lead_id, company from stg_leads"))
    assert [company[str(number)] for number in range(len(dirt))] == dirt
