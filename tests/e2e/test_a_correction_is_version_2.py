"""Step 7: weeks later a line is corrected: version 2, with a reason and the difference."""

import hashlib

import pytest
from playwright.sync_api import expect

from disclosures.models import PublishedReport, RegisterLine, Report
from tests import cast
from tests.disclosures import ledger

pytestmark = pytest.mark.e2e


def test_a_published_line_is_corrected(
    page, go, press, follow, sign_in, officer, second_officer, company, patients, today
):
    by, second = cast.actor(officer), cast.actor(second_officer)
    transfer = ledger.transfer(company, patients, by=by)
    ledger.transfer(company, patients, by=by, description="Patient guide")
    period = ledger.in_review(company, by=by, today=today)
    ledger.published(period, by=by, second=second, today=today)
    line = RegisterLine.objects.get(description__startswith="Helpline")
    first = PublishedReport.objects.get()

    sign_in(officer, company)
    go("/reports/")
    page.get_by_role("row").filter(has_text="Published").get_by_role("link").click()
    press("Correct this report")
    page.get_by_label("Why is there a new version?").fill("VAT had been counted twice.")
    press("Begin")
    go(f"/transfers/{transfer.public_id}/")
    press("Change")
    page.get_by_label("Amount", exact=True).fill("2,700.00")
    page.get_by_label("Why do you change it?").fill("VAT had been counted twice.")
    press("Save")
    second_version = f"/reports/{Report.objects.get(version=2).public_id}/"
    go(f"{second_version}changes/")
    expect(page.get_by_role("main")).to_contain_text("£2,700.00")
    expect(page.get_by_role("main")).not_to_contain_text("Patient guide")
    go(f"{second_version}certify/")
    page.get_by_label("I declare that this report").check()
    press("Certify")
    sign_in(second_officer, company)
    go(f"{second_version}approve/")
    page.get_by_label("I have looked at this report").check()
    press("Approve")
    press("Publish")
    press("Publish now")

    go(f"/register/lines/{line.public_id}/")
    main = page.get_by_role("main")
    expect(page.get_by_role("heading", name="Version 2", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Version 1", exact=True)).to_be_visible()
    expect(main).to_contain_text("VAT had been counted twice.")
    expect(main.get_by_role("deletion")).to_contain_text("3,200.00")
    expect(main.get_by_role("insertion")).to_contain_text("2,700.00")
    go(first.get_absolute_url())
    expect(main).to_contain_text("£6,400.00")
    stored = page.request.get(f"{page.url}snapshot.json").body()
    assert hashlib.sha256(stored).hexdigest() == first.sha256
