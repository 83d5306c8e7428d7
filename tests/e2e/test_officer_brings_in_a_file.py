"""Step 1: the officer brings in the year's payments, as finance exports them."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from django.db.models import Count, Sum
from playwright.sync_api import expect

from disclosures.models import RecipientDecision, Transfer
from tests import cast
from tests.draining import drain

pytestmark = pytest.mark.e2e

REAL = Path(__file__).parents[2].parent / "shared/data/srf_po_payments_dev.csv"
FILE = """Zahlung;Empfänger;Betrag;Datum;Art;Zweck
N-1;Rare Lung Alliance;1'200,50;14.03.2025;Spende;Helpline for families
N-2;RARE LUNG  ALLIANCE;800,00;02.04.2025;Spende;Printing of the patient guide
N-3;Rare Lung Aliance;450,00;20.05.2025;Spende;Meeting of regional groups
N-4;The Rare Lung Alliance;99,90;11.06.2025;Spende;Stand at the autumn congress
N-5;Rare Lung Alliance (RLA);60,00;30.09.2025;Spende;Translation of a leaflet
N-6;Entirely Different;75,00;01.10.2025;Spende;Helpline of the north
"""
SPELLINGS = ["Rare Lung Aliance", "The Rare Lung Alliance", "Rare Lung Alliance (RLA)"]


@pytest.fixture
def upload(page, go, press, follow):
    def upload(file):
        go("/transfers/imports/")
        press("Bring in a payments file")
        page.get_by_label("Payments file").set_input_files(file)
        press("Read the file")

    return upload


@pytest.fixture
def work_done(page, look):
    """The background task runs; the page that waits for it notices by itself."""

    def work_done():
        waiting = page.get_by_text("You can leave this page")
        expect(waiting).to_be_visible()
        assert drain()
        expect(waiting).to_have_count(0)
        look()

    return work_done


def test_five_spellings_of_one_organisation(
    page, look, press, follow, sign_in, upload, work_done, officer, company, patients
):
    sign_in(officer, company)
    upload(
        {"name": "payments 2025.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    )

    page.get_by_label("Your reference").select_option("Zahlung")
    page.get_by_label("If all payments have one currency").fill("CHF")
    press("Check all rows")
    work_done()

    follow("Say what words of the file mean")
    page.get_by_role("radio", name="Grant or donation").check()
    press("Check all rows again")
    work_done()
    follow("Say what words of the file mean")
    page.get_by_role("radio", name="No VAT applies").check()
    press("Check all rows again")
    work_done()

    follow("Decide who is meant")
    for name in SPELLINGS:
        card = page.get_by_role("region", name=name, exact=True)
        card.get_by_role("radio", name="Rare Lung Alliance, United Kingdom").check()
    card = page.get_by_role("region", name="Entirely Different", exact=True)
    card.get_by_role("radio", name="A new organisation").check()
    press("Save these decisions")

    expect(page.get_by_text("6 rows read, 6 accepted")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("CHF 2,685.40")
    press("Store all 6 rows")
    work_done()
    follow("See the payments of this file")
    expect(page.get_by_role("row")).to_have_count(7)

    found = Transfer.objects.values_list("recipient__legal_name").annotate(
        Count("pk"), Sum("amount")
    )
    assert set(found) == {
        ("Rare Lung Alliance", 5, Decimal("2610.40")),
        ("Entirely Different", 1, Decimal(75)),
    }
    assert set(Transfer.objects.values_list("category", "vat_treatment")) == {
        ("grant", "not_applicable")
    }
    assert RecipientDecision.objects.filter(recipient=patients).count() == 3


def test_dates_of_two_readings_and_wrong_amounts_are_said(
    page, look, press, follow, sign_in, upload, work_done, officer, company, patients
):
    file = """to,amount,currency,date,purpose,category
Rare Lung Alliance,120.00,GBP,03/04/2025,Helpline for families,grant
Rare Lung Alliance,1e3,GBP,05/06/2025,Printing of the patient guide,grant
Rare Lung Alliance,10.005,GBP,07/08/2025,Meeting of regional groups,grant
"""
    sign_in(officer, company)
    upload({"name": "p.csv", "mimeType": "text/csv", "buffer": file.encode()})
    press("Check all rows")
    expect(page.get_by_role("alert")).to_contain_text("Recipient")
    page.get_by_label("Recipient", exact=True).select_option("to")
    press("Check all rows")
    work_done()

    press("Go on")
    page.get_by_role("radio").first.check()
    press("Go on")
    work_done()
    follow("Say what words of the file mean")
    page.get_by_role("radio", name="No VAT applies").check()
    press("Check all rows again")
    work_done()

    expect(page.get_by_text("3 rows read, 1 accepted, 2 not accepted")).to_be_visible()
    follow("Refused")
    expect(page.get_by_role("main")).to_contain_text("1e3")
    expect(page.get_by_role("main")).to_contain_text("3 decimals, but GBP has 2")
    page.go_back()
    with page.expect_download() as download:
        page.get_by_role("link", name="Rows that were not accepted").click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as refused:
        assert [row["Value"] for row in csv.DictReader(refused)] == ["1e3", "10.005"]
    press("Discard: store nothing of it")
    assert not Transfer.objects.exists()


@pytest.mark.skipif(not REAL.exists(), reason="the real data is not here")
def test_the_real_file_of_one_company(
    page, look, press, follow, sign_in, upload, work_done
):
    with REAL.open(encoding="utf-8", newline="") as file:
        own = [row for row in csv.DictReader(file) if row["company"] == "Abbott"]
    company = cast.company("Abbott AG", "CH")
    sign_in(cast.member(company, "disclosure_officer"), company)
    upload(REAL)

    for label, column in {
        "Recipient": "payment_receiver",
        "Amount": "amount",
        "Currency": "currency",
        "Year of payment": "year",
        "What it was for": "payment_purpose",
        "Your reference": "UID",
    }.items():
        page.get_by_label(label, exact=True).select_option(column)
    page.get_by_label("Category", exact=True).select_option("")
    page.get_by_label("If all payments have one category").select_option(
        "Grant or donation"
    )
    page.get_by_text("A file of several companies").click()
    page.get_by_label("the column that tells").select_option("company")
    page.get_by_label("And what stands there for your company").fill("Abbott")
    press("Check all rows")
    work_done()
    follow("Say what words of the file mean")
    page.get_by_role("radio", name="No VAT applies").check()
    press("Check all rows again")
    work_done()
    follow("Decide who is meant")
    while page.get_by_role("button", name="Save these decisions").is_visible():
        for region in page.get_by_role("region").all():
            if region.get_by_role("radio").count():
                region.get_by_role("radio", name="A new organisation").check()
        page.get_by_role("button", name="Save these decisions").click()
    look()
    press(f"Store all {len(own)} rows")
    work_done()

    assert Transfer.objects.count() == len(own)
    assert Transfer.objects.aggregate(sum=Sum("amount"))["sum"] == sum(
        Decimal(row["amount"]) for row in own
    )
