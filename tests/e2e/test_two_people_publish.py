"""Step 5: one officer certifies, a second person approves, the report is published."""

import time

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from disclosures.models import PublishedReport, Report
from tests import cast
from tests.disclosures import ledger

pytestmark = pytest.mark.e2e
PASSWORD = "a long enough phrase"


@pytest.fixture
def corrected(company, patients, officer, today):
    """A year after its check. One description is only a general word."""
    officer.set_password(PASSWORD)
    officer.save()
    by = cast.actor(officer)
    ledger.transfer(company, patients, by=by)
    ledger.transfer(company, patients, by=by, description="Grant", amount=1000)
    period = ledger.in_review(company, by=by, today=today)
    return ledger.ended(period, by=by)


@pytest.fixture
def some_time_passes():
    """The sign-in is no longer fresh."""

    def some_time_passes():
        for session in Session.objects.all():
            kept = session.get_decoded()
            kept["begun_at"] = time.time() - 16 * 60
            kept["account_authentication_methods"] = []
            session.session_data = Session.get_session_store_class()().encode(kept)
            session.save()

    return some_time_passes


def test_from_a_draft_to_the_register(
    page,
    go,
    press,
    follow,
    look,
    sign_in,
    corrected,
    some_time_passes,
    officer,
    compliance_reviewer,
    company,
):
    sign_in(officer, company)
    go(f"/periods/{corrected.public_id}/")
    press("Prepare the report")
    press("Begin")
    expect(page.get_by_role("button", name="Certify")).to_be_disabled()
    follow("Write the note")
    page.get_by_label("Methodology note").fill(ledger.METHOD)
    press("Save")
    follow("See the rows")
    page.get_by_label("Why do these rows go out as they are?").fill(
        "The recipient asked for these words."
    )
    press("Say it for 1 open row")
    address = f"/reports/{Report.objects.get().public_id}/"
    go(address)
    follow("See exactly what will be published")
    expect(page.get_by_role("main")).to_contain_text("£4,200.00")

    go(address)
    press("Certify")
    some_time_passes()
    page.get_by_label("I declare that this report").check()
    press("Certify")
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "confirm that it is you"
    )
    page.get_by_label("Password", exact=True).fill("not the password")
    press("Confirm")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press("Confirm")
    assert Report.objects.get().state == Report.State.CERTIFIED
    go(address)
    expect(page.get_by_role("button", name="Approve")).to_be_disabled()
    expect(page.get_by_role("main")).to_contain_text("another person has to approve it")

    sign_in(compliance_reviewer, company)
    go("/inbox/")
    go(address)
    press("Approve")
    page.get_by_label("I have looked at this report").check()
    press("Approve")
    expect(page.get_by_role("alert")).to_contain_text("You have approved this report")

    sign_in(officer, company)
    go(address)
    press("Publish")
    press("Publish now")
    expect(page.get_by_role("alert")).to_contain_text("The report is published")
    published = PublishedReport.objects.get()
    expect(page.get_by_text(published.sha256)).to_be_visible()
    follow("What everybody sees")
    expect(page.get_by_role("main")).to_contain_text("£4,200.00")


def test_a_year_of_nothing(
    page, go, press, sign_in, officer, second_officer, company, today
):
    sign_in(officer, company)
    go("/periods/")
    press("Open a year")
    page.get_by_label("Year", exact=True).fill("2024")
    press("Open the year")
    press("Close for changes")
    press("Prepare the report")
    press("Begin")
    address = f"/reports/{Report.objects.get().public_id}/"
    go(f"{address}write/")
    page.get_by_label("Methodology note").fill(ledger.METHOD)
    page.get_by_role("checkbox", name="There is nothing").check()
    page.get_by_label("Your declaration").fill("We paid nobody in this year.")
    press("Save")
    go(f"{address}certify/")
    page.get_by_label("I declare that this report").check()
    press("Certify")
    sign_in(second_officer, company)
    go(f"{address}approve/")
    page.get_by_label("I have looked at this report").check()
    press("Approve")
    press("Publish")
    press("Publish now")
    go("/register/coverage/")
    expect(page.get_by_role("row").filter(has_text="Northwind")).to_contain_text(
        "Nothing to report"
    )
