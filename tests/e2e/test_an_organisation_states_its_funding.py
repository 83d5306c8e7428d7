"""An administrator makes statements, reads all that is held, and erases their account."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from disclosures.models import Entry
from tests import cast
from tests.disclosures import ledger

pytestmark = pytest.mark.e2e


@pytest.fixture
def payments(company, patients, officer, today):
    by = cast.actor(officer)
    for description in ("Helpline for families", "Patient guide"):
        ledger.transfer(company, patients, by=by, description=description)
    ledger.in_review(company, by=by, today=today)
    assert Entry.objects.count() == 2


def _file(page, name):
    with page.expect_download() as found:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(found.value.path()).read_bytes()


def test_statements_and_everything_held_are_downloaded(
    page, go, press, sign_in, payments, patients, po_administrator
):
    sign_in(po_administrator)
    go("/statements/")
    page.get_by_label("24 months").check()
    page.get_by_label("For which submission or product?").fill("Appraisal of lungomab")
    press("Make the statement", exact=True)
    expect(page.get_by_role("main")).to_contain_text("Not confirmed by us yet.")
    assert _file(page, "PDF").startswith(b"%PDF-")
    assert len(json.loads(_file(page, "JSON"))["rows"]) == 2

    go("/statements/")
    page.get_by_label("Which year?").fill("2025")
    press("Make the statement of the year")
    assert _file(page, "CSV").startswith(b"company,value,currency,date,description")

    go(f"/organisations/{patients.public_id}/held/")
    held = json.loads(_file(page, "All of it as JSON"))
    payments_held = next(p for p in held["held"] if p["model"].endswith(".Transfer"))
    assert len(payments_held["rows"]) == 2
    assert _file(page, "PDF to read").startswith(b"%PDF-")


def test_a_reviewer_reads_what_is_kept_and_erases_the_account(
    page, go, press, sign_in, patients, po_reviewer, po_administrator
):
    sign_in(po_reviewer)
    go("/accounts/about/")
    expect(page.get_by_role("main")).to_contain_text(po_reviewer.email)

    go("/accounts/erase/")
    page.get_by_label("Who takes your open work").select_option(str(po_administrator))
    press("Erase my account")
    expect(page.get_by_role("alert").first).to_contain_text("There is a problem")
    page.get_by_label("Erase my account. I know").check()
    press("Erase my account")
    expect(page.get_by_text("Your account is erased.")).to_be_visible()
    po_reviewer.refresh_from_db()
    assert str(po_reviewer) == "a person"
