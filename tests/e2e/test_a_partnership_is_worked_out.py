"""From a first proposal to a text that both sides agree, as both sides in turn."""

import datetime

import pytest
from playwright.sync_api import expect

from partnerships.models import Agreement, Partnership
from tests.e2e.filling import fill_day

pytestmark = pytest.mark.e2e

NEXT = "Save and go to the next page"


def _joined(page, go, press, follow, sign_in, lead, po_administrator):
    """A volunteer proposes, the company's lead answers."""
    sign_in(po_administrator)
    go("/partnerships/new/")
    press("Propose it")
    expect(page.get_by_role("alert").first).to_contain_text("There is a problem")
    page.get_by_label("What do you call it?").fill("Breathing at home")
    page.get_by_label("What is it for?").fill("People live at home for longer.")
    page.get_by_label("Who should take part?").fill("Northwind Pharma")
    page.get_by_label("How far are").select_option("development")
    page.get_by_label("Benefit for patients").fill("Nobody is alone with it.")
    press("Propose it")

    sign_in(lead)
    go("/inbox/")
    follow("Answer 1 invitation")
    follow("Breathing at home")
    follow("Join")
    page.get_by_label("Benefit for patients: Nobody is alone").check()
    press("Join")
    expect(page.get_by_role("main")).to_contain_text("Agreed by all on")
    assert Partnership.objects.get().state == "active"


def _first_version(page, press, follow, today):
    """The lead begins with one of the portal's texts, page by page."""
    follow("Begin an agreement")
    page.get_by_label("Grant or donation letter").check()
    page.get_by_label("What do you call it?").fill("A helpline")
    page.get_by_label("Grant", exact=True).check()
    press("Begin the draft")
    expect(page.get_by_role("main")).to_contain_text("4 of 9 pages")
    follow("What it is about")
    page.get_by_label("What is done?").fill("Volunteers answer calls.")
    press(NEXT)
    page.get_by_label("What do you want to reach?").fill(
        "People find help close to home; this supports healthcare."
    )
    press(NEXT)
    press(NEXT)
    fill_day(page, "First day", today)
    fill_day(page, "Last day", today - datetime.timedelta(days=1))
    press(NEXT)
    expect(page.get_by_role("alert").first).to_contain_text("before the first day")
    fill_day(page, "Last day", today + datetime.timedelta(days=200))
    press(NEXT)
    page.get_by_label("Amount").fill("12,000")
    page.get_by_label("Currency").select_option("GBP")
    page.get_by_label("VAT").select_option("not_applicable")
    press(NEXT)
    page.get_by_label("What for?").first.fill("Training of volunteers")
    page.get_by_label("Amount").first.fill("12000")
    press(NEXT)
    press(NEXT)
    page.get_by_label("What").first.fill("How many people called")
    due = today + datetime.timedelta(days=190)
    fill_day(page, "By when?", due, first=True)
    press("Save", exact=True)
    expect(page.get_by_role("main")).to_contain_text("9 of 9 pages")
    press("Send to the other side")
    press("Send to the other side")
    expect(page.get_by_role("main")).to_contain_text("The organisation’s")


def _legal_help(page, go, press, follow, sign_in, lead, po_administrator, today):
    """The organisation asks for help, the company offers time."""
    main = page.get_by_role("main")
    sign_in(po_administrator)
    go("/inbox/")
    follow("Answer 1 agreement")
    follow("A helpline")
    follow("Ask for legal help")
    press("Ask for legal help")
    page.get_by_role("textbox").first.fill("What does clause 12 mean for us?")
    press("Ask")
    expect(main).to_contain_text("Your clock stands still")

    sign_in(lead)
    go("/inbox/")
    follow("Answer 1 request for legal help")
    follow("A helpline")
    follow("Legal help for the organisation")
    press("Say what you offer")
    page.get_by_label("More time").check()
    page.get_by_label("In words").fill("Take the time that you need.")
    press("Send the offer")
    expect(page.get_by_role("alert").first).to_contain_text("until when")
    fill_day(page, "Time until", today + datetime.timedelta(days=20))
    press("Send the offer")

    sign_in(po_administrator)
    go(f"/agreements/{Agreement.objects.get().reference}/legal-help/")
    expect(main).to_contain_text("Take the time that you need.")
    press("We are ready to go on")


def _another_clause(page, press, follow):
    """The second version: the organisation's, with words about what it changed."""
    press("Write another version")
    follow("Clauses")
    follow("Change If something goes wrong")
    page.get_by_label("Text", exact=True).fill(
        "Each side answers for its own mistakes."
    )
    press("Save")
    expect(page.get_by_role("alert").first).to_contain_text("You changed the text.")
    page.get_by_label("the sentence about it still fits").check()
    press("Save")
    follow("Back to your draft")
    press("Send to the other side")
    page.get_by_label("What did you change").fill("Clause 12 is short now.")
    press("Send to the other side")


def _another_sum(page, press, follow):
    """The third version: the company's."""
    press("Write another version")
    for group in ("Money", "Budget"):
        page.locator(".govuk-task-list").get_by_role(
            "link", name=group, exact=True
        ).click()
        page.get_by_label("Amount").first.fill("12500")
        press("Save", exact=True)
    press("Send to the other side")
    press("Send to the other side")


def test_three_versions_and_legal_help_lead_to_a_text_that_both_agree(
    page, go, press, follow, sign_in, company, patients, lead, po_administrator, today
):
    main = page.get_by_role("main")
    _joined(page, go, press, follow, sign_in, lead, po_administrator)
    _first_version(page, press, follow, today)
    _legal_help(page, go, press, follow, sign_in, lead, po_administrator, today)
    agreement = Agreement.objects.get()

    go(agreement.get_absolute_url())
    _another_clause(page, press, follow)

    sign_in(lead)
    go(agreement.get_absolute_url())
    expect(main).to_contain_text("Clause 12 is short now.")
    follow("What changed since the version before")
    expect(main).to_contain_text("If something goes wrong")
    expect(main).not_to_contain_text("Ending early")
    go(agreement.get_absolute_url())
    _another_sum(page, press, follow)

    sign_in(po_administrator)
    go(agreement.get_absolute_url())
    press("We agree to this clause")
    press("Agree to this version")
    press("Agree to this version")
    expect(main).to_contain_text("In approval")
    agreement.refresh_from_db()
    assert agreement.settled.number == 3
    assert agreement.settled.amount == 12500
