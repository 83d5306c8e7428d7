"""Step 4: the company answers what the organisation says is wrong, and corrects."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect

from disclosures.actions import answers, claims
from disclosures.models import Claim, Entry, Question
from tests import cast
from tests.disclosures import ledger

pytestmark = pytest.mark.e2e


@pytest.fixture
def questioned(company, patients, officer, po_administrator, today):
    """Two entries that are questioned, better words for one, a claim."""
    by, ours = cast.actor(officer), cast.actor(po_administrator)
    for description in ("Helpline for families", "Patient guide", "Leaflet"):
        ledger.transfer(company, patients, by=by, description=description)
    ledger.in_review(company, by=by, today=today)
    entries = {each.transfer.description: each for each in Entry.objects.all()}
    for description in ("Helpline for families", "Patient guide"):
        answers.answer(
            [entries[description]],
            "questioned",
            by=ours,
            today=today,
            reason="amount",
            words=f"{description}: we received £3,000.00.",
        )
    answers.answer(
        [entries["Leaflet"]],
        "confirmed",
        by=ours,
        today=today,
        better_description="Leaflet in Welsh",
    )
    claims.claim(
        company,
        by=ours,
        today=today,
        amount=Decimal("1250.50"),
        currency="GBP",
        year=2025,
        received_on=None,
        description="Printing of posters",
    )
    return entries


def test_the_company_answers_corrects_and_accepts(
    page,
    go,
    press,
    follow,
    sign_in,
    questioned,
    officer,
    company,
    po_administrator,
    patients,
):
    sign_in(officer, company)
    go("/inbox/")
    go("/questions/")
    page.get_by_role("row").filter(has_text="Patient guide").get_by_role("link").click()
    page.get_by_label("Your answer").fill("Our bank shows £3,200.00 on 4 March.")
    press("Send the answer")
    expect(page.get_by_role("alert")).to_contain_text("Your answer is sent")

    go("/questions/")
    page.get_by_role("row").filter(has_text="Helpline").get_by_role("link").click()
    press("Change the entry")
    page.get_by_label("Amount", exact=True).fill("3,000.00")
    page.get_by_label("Why do you change it?").fill("Two hundred were sent back.")
    press("Save")
    expect(page.get_by_role("main")).to_contain_text("£3,000.00")
    press("Settle by a change")
    assert Question.objects.get(words__startswith="Helpline").state == "settled"

    go("/claims/")
    follow("Printing of posters")
    press("Accept")
    page.get_by_label("Category").select_option("Grant or donation")
    page.get_by_role("radio", name="No VAT applies").check()
    press("Accept")
    assert Claim.objects.get().transfer.amount == Decimal("1250.50")

    period = ledger.period_of(company)
    go(f"/periods/{period.public_id}/wordings/")
    press("Take these words over")
    leaflet = Entry.objects.get(transfer__description="Leaflet in Welsh")
    assert leaflet.answer == "confirmed"

    sign_in(po_administrator, patients)
    go("/review/")
    changed = page.get_by_role("row").filter(has_text="Helpline")
    expect(changed).to_contain_text("Changed since you answered:")
    expect(changed).to_contain_text("£3,200.00")
    page.get_by_role("row").filter(has_text="Patient guide").get_by_role(
        "link", name="Read"
    ).click()
    expect(page.get_by_role("main")).to_contain_text("Our bank shows £3,200.00")
    press("Agree with the company's answer")
    assert set(Question.objects.values_list("state", flat=True)) == {"settled"}


def test_a_payment_is_recorded_and_left_out_by_hand(
    page, go, press, follow, sign_in, officer, company, patients
):
    sign_in(officer, company)
    go("/transfers/")
    press("Record a payment")
    page.get_by_label("Who received it?").fill("rare lung aliance")
    press("Search")
    page.get_by_role("radio", name="Rare Lung Alliance, United Kingdom").check()
    press("Continue")
    page.get_by_label("Or only the year").fill("2025")
    page.get_by_role("radio", name="Grant or donation").check()
    page.get_by_label("Currency").select_option("GBP")
    page.get_by_label("Amount", exact=True).fill("1,234")
    page.get_by_role("radio", name="No VAT applies").check()
    page.get_by_label("What was it for?").fill("Helpline for families")
    press("Save")
    expect(page.get_by_role("alert")).to_contain_text("can be read as")
    page.get_by_label("Amount", exact=True).fill("1,234.00")
    press("Save")
    expect(page.get_by_role("heading", level=1)).to_have_text("£1,234.00")

    press("Leave out")
    page.get_by_label("Why?").fill("The cheque was never cashed.")
    press("Leave out")
    expect(page.get_by_role("main")).to_contain_text("Not published, because:")
