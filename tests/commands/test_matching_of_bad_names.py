"""Names and domains that mean little, or nothing, lead to no account, no crowd of candidates, and no crash."""

from __future__ import annotations

import pytest

from workspace import Workspace, files_workspace

pytestmark = pytest.mark.slow
CREATED_AT = "2026-01-30 00:00:00"
ACCOUNTS: list[dict[str, str]] = [
    *({"account_id": f"shared-{n}", "account_name": f"Shared Domain {n}", "website": "shared.com"} for n in range(500)),
    *({"account_id": f"crowd-{n}", "account_name": "Crowded House Industries"} for n in range(40)),
    {"account_id": "suffix", "account_name": "Suffix of All", "website": "co.uk"},
    {"account_id": "letter", "account_name": "X"},
    {"account_id": "legal_form", "account_name": "Inc"},
    {"account_id": "chinese", "account_name": "华为技术有限公司"},
    {"account_id": "arabic", "account_name": "شركة الاتصالات السعودية"},
    {"account_id": "cyrillic", "account_name": "Газпром нефть"},
    {"account_id": "nameless"},
]
NAMED: dict[str, dict[str, str]] = {
    "shared_domain": {"email": "ann@shared.com"},
    "crowd": {"company": "Crowded House Industries"},
    "public_suffix": {"email": "ann@co.uk", "website": "co.uk"},
    "one_letter": {"company": "Y"},
    "legal_form": {"company": "Ltd"},
    "chinese": {"company": "华为技术有限公司"},
    "arabic": {"company": "شركة الاتصالات السعودية"},
    "cyrillic": {"company": "ГАЗПРОМ НЕФТЬ"},
    "other_chinese": {"company": "百度在线网络技术有限公司"},
    "punctuation": {"company": "---", "email": "@", "website": "://", "phone": "()"},
    "long": {"company": "word " * 400},
    "empty": {},
}
LEADS = [{"lead_id": lead, **row} for lead, row in NAMED.items()]


@pytest.fixture(scope="module")
def matched(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A CRM of such names, routed with every data test."""
    workspace = files_workspace(tmp_path_factory.mktemp("bad_names"))
    for table, rows in {"accounts": ACCOUNTS, "leads": LEADS}.items():
        empty = dict.fromkeys(column for row in rows for column in row)
        workspace.write_crm(table, [{"created_at": CREATED_AT, **empty, **row} for row in rows])
    run = workspace.dbt("build", "--exclude-resource-type", "unit_test")
    assert not run.failed(), run.text
    (cut,) = (each for each in run.result.result if each.node.name == "no_account_is_chosen_by_the_cap")
    assert (str(cut.status), cut.failures) == ("warn", 25), "40 accounts of one name, 15 of them compared"
    return workspace


def test_only_names_that_mean_a_company_have_an_account(matched: Workspace) -> None:
    found = matched.rows("select lead_id, account_id from account_matches where match_status = 'matched'")
    assert {lead: account for lead, account in found if lead != "crowd"} == {
        "chinese": "chinese",
        "arabic": "arabic",
        "cyrillic": "cyrillic",
    }


def test_nobody_is_compared_with_a_crowd(matched: Workspace) -> None:
    most = matched.value("select max(pairs) from (select count(*) as pairs from candidate_pairs group by lead_id)")
    assert most == 15
    assert not matched.rows("select * from candidate_pairs where account_id like 'shared-%'")


def test_leads_without_a_company_have_no_company_key(matched: Workspace) -> None:
    keyless = matched.rows("select lead_id from lead_companies where company_key is null")
    assert {"empty", "punctuation"} <= {lead for (lead,) in keyless}
