"""Step 6: anybody finds what was published, takes it away, and needs no script for it."""

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest
from django.db.models import Sum
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from disclosures.actions import answers
from disclosures.models import Entry, PublishedReport, Transfer
from tests import cast
from tests.disclosures import ledger
from tests.e2e.conftest import NARROW, WIDE

pytestmark = pytest.mark.e2e
AMOUNTS = ["3200.00", "1250.55", "0.45", "99999.99"]


@pytest.fixture
def published(
    company, patients, other_patients, officer, second_officer, po_administrator, today
):
    """Four entries, one of them questioned, one that a spreadsheet would run."""
    by, second = cast.actor(officer), cast.actor(second_officer, company)
    said = ["Helpline for families", "Patient guide", "=1+1 posters", "Congress stand"]
    for number, (amount, description) in enumerate(zip(AMOUNTS, said, strict=True)):
        ledger.transfer(
            company,
            other_patients if number == 3 else patients,
            by=by,
            amount=Decimal(amount),
            description=description,
        )
    period = ledger.in_review(company, by=by, today=today)
    guide = Entry.objects.get(transfer__description="Patient guide")
    answers.answer(
        [guide],
        "questioned",
        by=cast.actor(po_administrator),
        today=today,
        reason="amount",
        words="We received half of it.",
    )
    return ledger.published(period, by=by, second=second, today=today)


@pytest.mark.parametrize(
    "browser_context_args", [WIDE, NARROW], indirect=True, ids=["wide", "narrow"]
)
def test_from_a_word_to_a_line_and_back(page, go, press, follow, look, published):
    go("/")
    page.get_by_role("searchbox").fill("helpline")
    press("Search")
    follow("Helpline for families")
    expect(page.get_by_role("main")).to_contain_text("£3,200.00")
    follow("Rare Lung Alliance")
    expect(page.get_by_role("img").first).to_be_visible()
    follow("Patient guide")
    expect(page.get_by_role("main")).to_contain_text("We received half of it.")
    follow("Northwind Pharma")
    go(PublishedReport.objects.get().get_absolute_url())
    expect(page.get_by_role("main")).to_contain_text(ledger.METHOD)
    expect(page.get_by_role("main")).to_contain_text("£104,450.99")
    go("/register/coverage/")
    expect(page.get_by_role("row").filter(has_text="Northwind")).to_be_visible()
    go("/register/about/")
    go("/register/?q=nothing+like+this")
    page.goto(page.url.split("/register/")[0] + "/register/lines/aaaaaaaaaaaaaaaa/")
    expect(page.get_by_role("link", name="Search the public register")).to_be_visible()


def test_downloads_have_the_sums_of_the_page(page, go, published):
    go("/register/")
    total = Transfer.objects.aggregate(sum=Sum("amount"))["sum"]
    expect(page.get_by_role("main")).to_contain_text(f"£{total:,.2f}")
    files = {}
    for form in ("CSV", "JSON", "XLSX"):
        with page.expect_download() as download:
            page.get_by_role("link", name=form).first.click()
        files[form] = Path(download.value.path())

    with files["CSV"].open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sum(Decimal(row["amount"]) for row in rows) == total
    assert "'=1+1 posters" in {row["description"] for row in rows}
    lines = json.loads(files["JSON"].read_text())["lines"]
    assert sum(Decimal(line["amount"]) for line in lines) == total
    assert "=1+1 posters" in {line["description"] for line in lines}
    workbook = CalamineWorkbook.from_path(files["XLSX"])
    header, *cells = workbook.get_sheet_by_index(0).to_python()
    place = header.index("amount")
    assert sum(Decimal(str(row[place])) for row in cells if row[place]) == total


@pytest.mark.parametrize("java_script_enabled", [False])
def test_without_javascript(new_context, live_server, published, java_script_enabled):
    page = new_context(java_script_enabled=java_script_enabled).new_page()
    page.goto(live_server.url)
    page.get_by_role("searchbox").fill("guide")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Patient guide").click()
    expect(page.get_by_role("main")).to_contain_text("We received half of it.")
    page.get_by_role("link", name="Who has reported").first.click()
    expect(page.get_by_role("row").filter(has_text="Northwind")).to_be_visible()


def test_a_demo_says_so_where_screen_readers_find_it(page, go, settings, published):
    settings.DEMO = True
    go("/register/")
    said = page.get_by_role("complementary", name="Demo")
    expect(said).to_contain_text("are invented")
