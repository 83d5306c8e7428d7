"""Step 3: a patient organisation sees what every company will publish, and answers."""

from decimal import Decimal
from io import BytesIO

import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook
from rustpy_xlsxwriter import FastExcel

from disclosures.models import Claim, Entry, Question
from tests import cast
from tests.disclosures import ledger
from tests.e2e.conftest import NARROW, WIDE

pytestmark = pytest.mark.e2e
BOTH = pytest.mark.parametrize(
    "browser_context_args", [WIDE, NARROW], indirect=True, ids=["wide", "narrow"]
)
HELPLINE, GUIDE, STAND = "Helpline for families", "Patient guide", "Congress stand"


@pytest.fixture
def two_companies(company, other_company, patients, officer, outsider_officer, today):
    """Entries of two companies in review: a helpline and a guide; a stand."""
    for paying, person, said in (
        (company, officer, [HELPLINE, GUIDE]),
        (other_company, outsider_officer, [STAND, "Translation of a leaflet"]),
    ):
        by = cast.actor(person)
        for description in said:
            ledger.transfer(paying, patients, by=by, description=description)
        ledger.in_review(paying, by=by, today=today)


def _answers(page, about):
    return page.get_by_role("group", name=f"Your answer about {about}", exact=True)


def _answer_of(description):
    return Entry.objects.get(transfer__description=description).answer


@BOTH
def test_three_answers_better_words_and_a_claim(
    page, go, press, follow, look, sign_in, two_companies, po_administrator, patients
):
    sign_in(po_administrator, patients)
    go("/inbox/")
    go("/review/")
    for name in ("Northwind Pharma", "Southgate Biologics"):
        expect(
            page.get_by_role("heading", name=f"{name} will publish this for 2025")
        ).to_be_visible()

    _answers(page, HELPLINE).get_by_role("button", name="Yes, that's right").click()
    look()
    expect(page.get_by_role("alert")).to_contain_text("Your answer is stored")
    _answers(page, STAND).get_by_role("button", name="I can't tell").click()
    expect(page.get_by_role("alert")).to_contain_text("Your answer is stored")
    _answers(page, GUIDE).get_by_role("button", name="Something is wrong").click()
    look()
    press("Send to the company")
    expect(page.get_by_role("alert")).to_contain_text("Choose what is wrong")
    page.get_by_role("radio").first.check()
    page.get_by_label("In your words").fill("We received half of it.")
    press("Send to the company")
    assert [_answer_of(each) for each in (HELPLINE, STAND, GUIDE)] == [
        "confirmed",
        "cannot_tell",
        "questioned",
    ]
    assert Question.objects.get().words == "We received half of it."

    follow("Translation of a leaflet")
    page.get_by_label("Would other words say better").fill("A leaflet in Welsh")
    press("Yes, that's right")
    expect(page.get_by_role("main")).to_contain_text("A leaflet in Welsh")
    assert Entry.objects.get(suggested_description="A leaflet in Welsh").answer == (
        "confirmed"
    )

    go("/review/")
    follow("A payment is missing?")
    page.get_by_label("Which company paid").select_option("Northwind Pharma")
    page.get_by_label("Amount").fill("1,250.50")
    page.get_by_label("Currency").select_option("GBP")
    page.get_by_label("In which year?").fill("2025")
    page.get_by_label("What was it for?").fill("Printing of posters")
    press("Send to the company")
    expect(page.get_by_role("alert")).to_contain_text("sent to the company")
    assert Claim.objects.get().amount == Decimal("1250.50")


def test_many_rows_at_once_and_a_colleague_is_asked(
    page, go, press, sign_in, two_companies, po_administrator, po_member, patients
):
    sign_in(po_administrator, patients)
    go("/review/")
    page.get_by_label("All on this page").check()
    page.get_by_role("button", name="Ask a colleague").click()
    page.get_by_role("radio", name=str(po_member)).check()
    press("Ask", exact=True)
    expect(page.get_by_role("alert")).to_contain_text("is asked to answer")
    sign_in(po_member, patients)
    go("/review/")
    page.get_by_label("All on this page").check()
    page.get_by_text("For all rows that you chose").locator("..").get_by_role(
        "button", name="Yes, that's right"
    ).click()
    expect(page.get_by_role("alert")).to_contain_text("4 rows")

    assert set(Entry.objects.values_list("answer", flat=True)) == {"confirmed"}


def test_the_board_gets_it_on_paper_and_a_workbook_goes_both_ways(
    page, go, press, follow, sign_in, two_companies, po_administrator, patients
):
    sign_in(po_administrator, patients)
    go("/review/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as a workbook").click()
    follow("Print for your board")
    page.emulate_media(media="print")
    expect(page.get_by_text("Use your browser's Print")).not_to_be_visible()
    expect(page.get_by_text(GUIDE)).to_be_visible()
    page.emulate_media(media="screen")

    go("/review/workbook/upload/")
    filled = BytesIO()
    FastExcel(filled).sheet("Answers", _filled_in(download.value.path())).save()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    page.locator("input[type=file]").set_input_files(
        {"name": "a.xlsx", "mimeType": kind, "buffer": filled.getvalue()}
    )
    press("Look at the answers")
    press("Store 4 answers")
    assert set(Entry.objects.values_list("answer", flat=True)) == {"cannot_tell"}


def _filled_in(path):
    header, *rows = (
        CalamineWorkbook.from_path(path).get_sheet_by_name("Answers").to_python()
    )
    return [
        {**dict(zip(header, map(str, row), strict=True)), "Your answer": "I can't tell"}
        for row in rows
    ]


def test_only_with_the_keyboard(
    page, go, look, sign_in, two_companies, po_administrator, patients, live_server
):
    sign_in(po_administrator, patients)
    page.goto(f"{live_server.url}/review/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    yes = _answers(page, HELPLINE).get_by_role("button", name="Yes, that's right")
    _tab_to(page, yes)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Your answer is stored")

    wrong = _answers(page, GUIDE).get_by_role("button", name="Something is wrong")
    _tab_to(page, wrong)
    page.keyboard.press("Space")
    _tab_to(page, page.get_by_role("radio").first)
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("We received half of it.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Your answer is stored")
    look()

    assert (_answer_of(HELPLINE), _answer_of(GUIDE)) == ("confirmed", "questioned")


def _tab_to(page, target, most=60):
    """Presses Tab until the element has the focus, which must be seen."""
    for _press in range(most):
        if target.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(target).to_be_focused()
    seen = "getComputedStyle(document.activeElement)"
    assert page.evaluate(
        f"{seen}.outlineStyle !== 'none' || {seen}.boxShadow !== 'none'"
        " || document.activeElement.matches('.govuk-radios__input')"
    )
