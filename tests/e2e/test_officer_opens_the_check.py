"""Step 2: the officer closes the year and lets the recipients check it."""

import pytest
from playwright.sync_api import expect

from disclosures.models import Delivery, Period
from notices.models import Message
from tests import cast
from tests.disclosures import ledger

pytestmark = pytest.mark.e2e


def test_the_year_is_closed_checked_and_letters_are_written(
    page, go, press, follow, sign_in, officer, company, patients, po_administrator
):
    unreached = cast.patients(
        "Entirely Different", "GB", postal_address="1 High Street"
    )
    by = cast.actor(officer)
    ledger.transfer(company, patients, by=by)
    ledger.transfer(company, unreached, by=by, description="Stand at the congress")
    sign_in(officer, company)

    go("/periods/")
    follow("2025")
    press("Close for changes")
    expect(page.get_by_role("alert")).to_contain_text("closed for changes")
    press("Let the recipients check")
    press("Let the recipients check")
    expect(page.get_by_role("alert")).to_contain_text("are told")
    expect(page.get_by_role("main")).to_contain_text("days left")
    assert ledger.period_of(company).state == Period.State.IN_REVIEW
    assert Message.objects.filter(to=po_administrator.email).count() == 1

    follow("Recipients")
    row = page.get_by_role("row").filter(has_text="Entirely Different")
    expect(row).to_contain_text("Not yet invited")
    expect(row).to_contain_text("Nobody answers for it here yet.")
    row.get_by_role("checkbox").check()
    press("Make letters to print")
    letter = page.get_by_role("article")
    expect(letter).to_contain_text("1 High Street")
    expect(letter).to_contain_text("Stand at the congress")
    expect(letter).not_to_contain_text("Helpline for families")
    expect(letter.get_by_text("-").last).to_be_visible()
    press("These letters are in the post")
    expect(
        page.get_by_role("row").filter(has_text="Entirely Different")
    ).to_contain_text("by letter")
    assert Delivery.objects.get(recipient=unreached).way == "letter"


def test_answers_on_paper_are_entered_with_the_scan(
    page, go, press, follow, sign_in, officer, company, patients, today
):
    by = cast.actor(officer)
    entry = ledger.entry(company, patients, by=by)
    ledger.in_review(company, by=by, today=today)
    sign_in(officer, company)

    go(f"/periods/{entry.period.public_id}/recipients/{patients.public_id}/")
    follow("Enter answers from a letter")
    press("Store the answers")
    expect(page.get_by_role("alert")).to_contain_text("Scan of the letter")
    scan = {
        "name": "s.pdf",
        "mimeType": "application/pdf",
        "buffer": b"%PDF-1.7\n%%EOF",
    }
    page.get_by_label("Scan of the letter").set_input_files(scan)
    page.get_by_label("Answer: Helpline").select_option("Something is wrong")
    page.get_by_text("If something is wrong", exact=True).click()
    page.get_by_label("What is wrong: Helpline").select_option(index=1)
    page.get_by_label("In their words: Helpline").fill("We received half of it.")
    press("Store the answers")

    entry.refresh_from_db()
    assert (entry.answer, entry.answered_way) == ("questioned", "letter")
